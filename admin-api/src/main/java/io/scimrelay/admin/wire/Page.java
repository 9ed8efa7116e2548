package io.scimrelay.admin.wire;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list. */
public record Page<T>(List<T> data, boolean hasMore, @Nullable String nextCursor) {

  public Page {
    data = List.copyOf(data);
  }

  /** A page of rows of which one more than fits was read, where there was one. */
  public static <R, T> Page<T> of(
      List<R> rows, Paging paging, Function<R, T> view, Function<R, String> cursor) {
    return of(rows, paging, false, view, cursor);
  }

  /**
   * @param cut whether the rows were ended before there were so many
   */
  public static <R, T> Page<T> of(
      List<R> rows, Paging paging, boolean cut, Function<R, T> view, Function<R, String> cursor) {
    int size = Math.min(rows.size(), paging.limit().value());
    boolean more = cut || rows.size() > size;
    List<T> data = rows.subList(0, size).stream().map(view).toList();
    return new Page<>(data, more, more ? cursor.apply(rows.get(size - 1)) : null);
  }
}
