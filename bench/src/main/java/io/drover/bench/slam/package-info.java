/** Maps of public logs, and pose graphs, held against what others have published of the same. */
package io.drover.bench.slam;
