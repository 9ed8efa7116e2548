package io.scimrelay.ingest.idp;

import io.scimrelay.ingest.scim.message.ScimException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Holds the brackets of a filter against each other, and puts what {@code and} joins in front of an
 * {@code or} into brackets of its own: the parser takes such terms once more for every {@code and}
 * among them, which doubles them each time.
 */
final class FilterGroups {
  static final int MAX_DEPTH = 64;

  private final StringBuilder out = new StringBuilder();
  private final Deque<Level> levels = new ArrayDeque<>();
  private boolean termEnded;

  /** What stands between two brackets, or between none. */
  private static final class Level {
    private final @Nullable String opened;
    private int run;
    private boolean joined;

    private Level(@Nullable String opened, int run) {
      this.opened = opened;
      this.run = run;
    }
  }

  private FilterGroups() {
    levels.push(new Level(null, 0));
  }

  static String of(String filter) {
    FilterGroups groups = new FilterGroups();
    FilterTokens.of(filter).forEach(groups::token);
    if (groups.levels.size() > 1) {
      throw ScimException.invalidFilter(
          "The filter has a " + groups.levels.element().opened + " that nothing closes.");
    }
    return groups.out.toString();
  }

  private void token(String token) {
    switch (token) {
      case "(", "[" -> open(token);
      case ")" -> close("(", token);
      case "]" -> close("[", token);
      default -> word(token);
    }
  }

  private void open(String bracket) {
    write(bracket);
    if (levels.size() > MAX_DEPTH) {
      throw ScimException.invalidFilter(
          "The filter nests deeper than " + MAX_DEPTH + " levels; ask for less at once.");
    }
    levels.push(new Level(bracket, out.length()));
    termEnded = false;
  }

  private void close(String opening, String bracket) {
    if (!opening.equals(levels.pop().opened)) {
      throw ScimException.invalidFilter(
          "The filter has a " + bracket + " that closes nothing, or too early.");
    }
    out.append(bracket);
    termEnded = true;
  }

  private void word(String word) {
    if (termEnded && word.equalsIgnoreCase("or")) {
      or(levels.element());
    } else {
      boolean and = termEnded && word.equalsIgnoreCase("and");
      levels.element().joined |= and;
      write(and ? "and" : word);
      termEnded = !and && !word.equalsIgnoreCase("not");
    }
  }

  private void or(Level level) {
    if (level.joined) {
      out.insert(level.run, "(").append(')');
    }
    out.append(" or ");
    level.run = out.length();
    level.joined = false;
    termEnded = false;
  }

  /** With a blank in front, except behind what opens and in front of what belongs to a name. */
  private void write(String token) {
    boolean glued =
        out.isEmpty() || token.equals("[") || " ([".indexOf(out.charAt(out.length() - 1)) >= 0;
    out.append(glued ? "" : " ").append(token);
  }
}
