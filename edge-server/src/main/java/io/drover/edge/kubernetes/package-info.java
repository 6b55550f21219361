/** Workers as bare Pods of a Kubernetes cluster. */
package io.drover.edge.kubernetes;
