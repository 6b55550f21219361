/** Configuration: YAML files as records, read strictly and printed with their documentation. */
package io.drover.core.config;
