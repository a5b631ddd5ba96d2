package dev.querytool.llm;

import dev.querytool.natural.LanguageModelException;
import dev.querytool.natural.ModelProblem;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Words the failures of one model. Nothing that was asked, and nothing that the provider wrote but
 * a code of its own, gets into a message or a cause.
 */
record ModelErrors(ModelProfile profile, String host) {

  LanguageModelException cancelled() {
    return failure(ModelProblem.CANCELLED, "the call of " + model() + " was cancelled", null);
  }

  LanguageModelException timedOut() {
    return failure(
        ModelProblem.TIMED_OUT,
        model()
            + " gave no whole answer within "
            + profile.timeout().toMillis()
            + " ms; ask again, or give its profile a longer timeout",
        null);
  }

  LanguageModelException unreachable(Throwable cause) {
    boolean speaking =
        cause instanceof SocketException
            || cause instanceof UnknownHostException
            || cause instanceof HttpTimeoutException
            || cause instanceof SSLException;
    return failure(
        ModelProblem.UNREACHABLE,
        model()
            + " could not be reached, or the connection broke ("
            + cause.getClass().getSimpleName()
            + "); check its base url and that the server runs",
        speaking ? cause : null);
  }

  LanguageModelException keyWouldBeLogged() {
    return failure(
        ModelProblem.NOT_CONFIGURED,
        model()
            + " is not asked, for Java's HTTP client would log its key; take 'headers' and 'all'"
            + " out of the system property "
            + WireLog.PROPERTY,
        null);
  }

  LanguageModelException addressRefused() {
    return failure(
        ModelProblem.NOT_CONFIGURED,
        model()
            + " is not asked, for that name leads to a link-local address or to one where clouds"
            + " tell machines their secrets; set another base url",
        null);
  }

  LanguageModelException unreadable(String why) {
    return failure(
        ModelProblem.UNREADABLE,
        "the answer of " + model() + " " + why + "; check that the base url speaks OpenAI's format",
        null);
  }

  LanguageModelException providerFailed() {
    return failure(ModelProblem.PROVIDER_FAILED, model() + " failed itself; ask again later", null);
  }

  LanguageModelException status(int status, String code) {
    String said = " (HTTP " + status + (code.isEmpty() ? "" : ", " + code) + ")";
    if (status == 401 || status == 403) {
      return failure(ModelProblem.KEY_REFUSED, keyRefused() + said, null);
    }
    if (status == 429 || status == 503 || status == 529) {
      return failure(
          ModelProblem.OVERLOADED,
          model() + " is overloaded or its rate limit is reached; ask again later" + said,
          null);
    }
    if (status >= 500) {
      return failure(
          ModelProblem.PROVIDER_FAILED, model() + " failed itself; ask again later" + said, null);
    }
    return failure(ModelProblem.REQUEST_REFUSED, refused(status) + said, null);
  }

  /** Tells whether another try may reach it; one whose certificate is refused stays so. */
  static boolean mayBeUp(Throwable cause) {
    return !(cause instanceof SSLHandshakeException);
  }

  private String keyRefused() {
    KeyName place = profile.keyName();
    return model()
        + " does not accept the key; "
        + (place == null ? "give the right one with the model" : place.whereToSet());
  }

  private String refused(int status) {
    if (status == 404) {
      return model()
          + " is not there under the name '"
          + profile.modelName()
          + "'; check the name and the base url";
    }
    if (status < 400) {
      return model() + " leads to another address; set that as its base url";
    }
    return model() + " refuses the request; check its name, its bounds of tokens and its account";
  }

  private String model() {
    return "model '" + profile.id() + "' at " + host;
  }

  private LanguageModelException failure(
      ModelProblem problem, String message, @Nullable Throwable cause) {
    return new LanguageModelException(problem, profile.id(), message, cause);
  }
}
