package io.scimrelay.ingest.idp.lenient;

/**
 * Blanks written as HTML forms write them. A plus sign itself arrives as {@code %2B}.
 *
 * <pre>?filter=userName+eq+%22ada%22   means   ?filter=userName%20eq%20%22ada%22</pre>
 */
public final class PlusForBlank {
  private PlusForBlank() {}

  public static boolean applies(String rawQuery) {
    return rawQuery.indexOf('+') >= 0;
  }

  public static String standard(String raw) {
    return raw.replace('+', ' ');
  }
}
