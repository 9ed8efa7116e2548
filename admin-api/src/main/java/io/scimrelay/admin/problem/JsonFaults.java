package io.scimrelay.admin.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What Jackson found wrong with a body, told without repeating its values or our class names. */
public final class JsonFaults {
  private JsonFaults() {}

  public static Refused refusal(JsonProcessingException fault) {
    return switch (fault) {
      case UnrecognizedPropertyException unknown ->
          Refused.member(pointer(unknown), "is not known here");
      case InvalidFormatException format -> Refused.member(pointer(format), expected(format));
      case MismatchedInputException mismatch when mismatch.getPath().isEmpty() ->
          Refused.member("", "must be one JSON object");
      case JsonMappingException mapping -> Refused.member(pointer(mapping), reason(mapping));
      default -> Refused.because(ProblemCode.invalid_json, "The body is not JSON" + place(fault));
    };
  }

  private static String expected(InvalidFormatException fault) {
    Object[] words = fault.getTargetType().getEnumConstants();
    return words == null
        ? "has the wrong form"
        : Arrays.stream(words)
            .map(Object::toString)
            .collect(Collectors.joining(", ", "must be one of ", ""));
  }

  private static String reason(JsonMappingException fault) {
    return fault.getCause() instanceof IllegalArgumentException known && known.getMessage() != null
        ? known.getMessage()
        : "has the wrong type";
  }

  private static String place(JsonProcessingException fault) {
    return fault.getLocation() == null
        ? "."
        : " (line "
            + fault.getLocation().getLineNr()
            + ", column "
            + fault.getLocation().getColumnNr()
            + ").";
  }

  private static String pointer(JsonMappingException fault) {
    return pointerOf(fault.getPath());
  }

  private static String pointerOf(List<JsonMappingException.Reference> path) {
    return path.stream()
        .map(
            step ->
                step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
        .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining());
  }
}
