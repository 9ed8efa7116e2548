package io.scimrelay.admin.control;

import io.scimrelay.admin.access.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Opens the sessions that stores work in. Every change names its caller: what is kept of a change,
 * such as the answer to repeat, is written by the same session and commits with it.
 */
@ApplicationScoped
public class ControlStore {
  private final Mutiny.SessionFactory sessions;
  private final AnswerStore answers;

  public ControlStore(Mutiny.SessionFactory sessions, AnswerStore answers) {
    this.sessions = sessions;
    this.answers = answers;
  }

  public <T> Uni<T> read(Function<Mutiny.Session, Uni<T>> work) {
    return sessions.withSession(work);
  }

  public <T> Uni<T> change(Caller caller, Function<Mutiny.Session, Uni<T>> work) {
    return sessions.withTransaction(work);
  }

  /** A POST: under an Idempotency-Key it is done once, and its answer repeated for a day. */
  public <T> Uni<T> post(
      Caller caller, Object body, Class<T> answer, Function<Mutiny.Session, Uni<T>> work) {
    return change(
        caller,
        session ->
            caller.asked().idempotencyKey() == null
                ? work.apply(session)
                : answers.once(caller, session, body, answer, () -> work.apply(session)));
  }

  /** Of all principals: answers are repeated for a day. */
  public Uni<Integer> forgetOldAnswers() {
    return answers.forgetOld();
  }
}
