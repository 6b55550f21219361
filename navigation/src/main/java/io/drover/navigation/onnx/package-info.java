/**
 * ONNX files: what a network takes and gives, and how a graph is written.
 *
 * <p>The format is protobuf (IR version 8, operator set 17); no other library is needed for it.
 */
package io.drover.navigation.onnx;
