package io.drover.slam.optimization;

/** What an error of a robust edge counts; asked for robust edges only. */
interface EdgeLoss {
  /** The cost of a squared error eᵀΩe. */
  double cost(int edge, double squared);

  /** The derivative of the cost by the squared error. */
  double weight(int edge, double squared);

  /** What is asked for. */
  static EdgeLoss of(RobustLoss loss) {
    if (loss instanceof RobustLoss.Huber huber) {
      return huber(huber.width());
    }
    if (loss instanceof RobustLoss.TruncatedSquares truncated) {
      return truncated(truncated.bound());
    }
    return squares();
  }

  /** Its square. */
  static EdgeLoss squares() {
    return new EdgeLoss() {
      @Override
      public double cost(int edge, double squared) {
        return squared;
      }

      @Override
      public double weight(int edge, double squared) {
        return 1;
      }
    };
  }

  /** Huber's: the square up to a width, and from there on a tangent. */
  static EdgeLoss huber(double width) {
    double bound = width * width;
    return new EdgeLoss() {
      @Override
      public double cost(int edge, double squared) {
        return squared <= bound ? squared : 2 * width * Math.sqrt(squared) - bound;
      }

      @Override
      public double weight(int edge, double squared) {
        return squared <= bound ? 1 : width / Math.sqrt(squared);
      }
    };
  }

  /** The square up to a bound of it, beyond which nothing more is counted. */
  static EdgeLoss truncated(double bound) {
    return new EdgeLoss() {
      @Override
      public double cost(int edge, double squared) {
        return Math.min(squared, bound);
      }

      @Override
      public double weight(int edge, double squared) {
        return squared <= bound ? 1 : 0;
      }
    };
  }

  /** Weights that stay, by edge; read anew at each call. */
  static EdgeLoss weighted(double[] weights) {
    return new EdgeLoss() {
      @Override
      public double cost(int edge, double squared) {
        return weights[edge] * squared;
      }

      @Override
      public double weight(int edge, double squared) {
        return weights[edge];
      }
    };
  }
}
