package io.drover.edge.container;

class EmbeddedContractTest extends ContainerContract {
  @Override
  protected ContainerRuntime runtime() {
    return new EmbeddedContainerRuntime(
        FrameDecoder::openCv, network::another, EmbeddedOptions.DEFAULT, clock);
  }
}
