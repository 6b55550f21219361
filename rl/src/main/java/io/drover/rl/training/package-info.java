/**
 * Learning a policy by advantage actor-critic on DJL's PyTorch engine, and writing it as ONNX. Only
 * training reaches this package: PyTorch is optional.
 */
package io.drover.rl.training;
