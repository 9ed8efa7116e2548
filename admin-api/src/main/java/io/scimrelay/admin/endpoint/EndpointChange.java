package io.scimrelay.admin.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimrelay.admin.problem.ProblemCode;
import io.scimrelay.admin.problem.Refused;
import io.scimrelay.admin.wire.MergePatch;

/** What may be done to an endpoint. */
sealed interface EndpointChange {

  /** Given what delivery knows of it. */
  void apply(EndpointRow row, EndpointHealth known);

  /** Its settings. */
  record Patched(MergePatch patches, JsonNode patch) implements EndpointChange {
    @Override
    public void apply(EndpointRow row, EndpointHealth known) {
      boolean enabled = known.disabled(row.state, row.generation) == null;
      EndpointSettings wanted = patches.apply(row.settings(enabled), patch, EndpointSettings.class);
      row.apply(wanted);
      if (wanted.enabled() != enabled) {
        (wanted.enabled() ? Simple.ENABLE : Simple.DISABLE).apply(row, known);
      }
    }
  }

  /** Whether it is sent to. The backlog is kept in each case and goes on in order. */
  enum Simple implements EndpointChange {
    PAUSE {
      @Override
      public void apply(EndpointRow row, EndpointHealth known) {
        refuseDisabled(row, known);
        row.pause();
      }
    },
    RESUME {
      @Override
      public void apply(EndpointRow row, EndpointHealth known) {
        refuseDisabled(row, known);
        row.resume();
      }
    },
    /** Voids what delivery found, so that it begins anew. */
    ENABLE {
      @Override
      public void apply(EndpointRow row, EndpointHealth known) {
        if (known.disabled(row.state, row.generation) != null) {
          row.enable();
        }
      }
    },
    DISABLE {
      @Override
      public void apply(EndpointRow row, EndpointHealth known) {
        row.disable();
      }
    };

    private static void refuseDisabled(EndpointRow row, EndpointHealth known) {
      if (known.disabled(row.state, row.generation) != null) {
        throw Refused.because(
            ProblemCode.wrong_state, "The endpoint is disabled; enable it first.");
      }
    }
  }
}
