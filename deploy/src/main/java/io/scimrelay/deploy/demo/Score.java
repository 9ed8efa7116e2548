package io.scimrelay.deploy.demo;

/** What was sent, what had to arrive and what did. */
public record Score(int calls, int expected, int arrived, int wrong) {
  static final Score NONE = new Score(0, 0, 0, 0);

  Score plus(int moreCalls, int moreExpected, int moreArrived, int moreWrong) {
    return new Score(
        calls + moreCalls, expected + moreExpected, arrived + moreArrived, wrong + moreWrong);
  }

  Score plus(Score other) {
    return plus(other.calls, other.expected, other.arrived, other.wrong);
  }

  public boolean allFine() {
    return wrong == 0 && expected == arrived;
  }
}
