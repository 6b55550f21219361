/**
 * Learns the navigation network from labelled frames on disk and writes it as ONNX.
 *
 * <p>The only package of this module that needs PyTorch; a robot's class path does not have it.
 */
package io.drover.navigation.training;
