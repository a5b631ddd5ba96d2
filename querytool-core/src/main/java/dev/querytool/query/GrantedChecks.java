package dev.querytool.query;

import dev.querytool.access.BoundGrant;
import dev.querytool.access.CallerRights;
import dev.querytool.access.Permission;
import dev.querytool.error.QueryToolException;
import dev.querytool.guard.GrantedView;
import dev.querytool.guard.Inspection;
import dev.querytool.guard.ReadOnlyQuery;
import java.util.List;

/**
 * Has texts checked under the grants of their callers: the one way from a text to a statement,
 * which reads only what its caller may see.
 */
final class GrantedChecks {

  private final TextCheck texts;

  GrantedChecks(TextCheck texts) {
    this.texts = texts;
  }

  /**
   * Returns the grants under which a query runs.
   *
   * @throws dev.querytool.access.AccessDeniedException if its caller may not run it
   * @throws dev.querytool.access.AuthenticationException if its caller is no longer valid
   */
  static List<BoundGrant> grants(Request request) {
    request.rights().require(Permission.QUERY_RUN, request.connection());
    return request.rights().grantsOn(request.connection());
  }

  /** Checks the text of a query that is going to be run under these grants. */
  ReadOnlyQuery check(Request request, List<BoundGrant> grants) {
    return check(request.rights(), request.connection(), request.text(), grants);
  }

  /** Checks the text of a query that is not going to be run, under these grants. */
  ReadOnlyQuery checkAlone(Request request, List<BoundGrant> grants) {
    return checkAlone(request.rights(), request.connection(), request.text(), grants);
  }

  /** Checks a text that is not going to be run here. */
  ReadOnlyQuery checkAlone(CallerRights rights, String connection, String text) {
    return checkAlone(rights, connection, text, rights.grantsOn(connection));
  }

  private ReadOnlyQuery checkAlone(
      CallerRights rights, String connection, String text, List<BoundGrant> grants) {
    try {
      return check(rights, connection, text, grants);
    } catch (QueryToolException failed) {
      throw new Discretion(rights, connection).told(failed);
    }
  }

  /** Inspects a text that is not going to be run here, against the catalogue as it is stored. */
  Inspection inspect(CallerRights rights, String connection, String text) {
    return texts.inspect(connection, text, view(rights, connection, rights.grantsOn(connection)));
  }

  private ReadOnlyQuery check(
      CallerRights rights, String connection, String text, List<BoundGrant> grants) {
    return texts.check(
        connection, text, view(rights, connection, grants), new Discretion(rights, connection));
  }

  private static GrantedView view(CallerRights rights, String connection, List<BoundGrant> grants) {
    GrantedView view = GrantedView.of(grants);
    return view.isHashing() ? view.withMaskKey(rights.maskKey(connection)) : view;
  }
}
