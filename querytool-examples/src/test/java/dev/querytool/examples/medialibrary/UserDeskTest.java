package dev.querytool.examples.medialibrary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.vault.Secret;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserDeskTest {

  private static final Secret PASSWORD = Secret.of("correct horse");

  @TempDir private Path directory;

  private OpenLibrary open;
  private Users users;
  private UserDesk ofRoot;
  private UserDesk ofAnn;

  @BeforeEach
  void open() {
    open = new OpenLibrary(directory);
    users = open.library.users();
    ofRoot = open.library.desk(users.createLocked("root", UserGroup.ADMINISTRATOR));
    ofAnn = open.library.desk(users.createLocked("ann", UserGroup.USER));
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void administratorsAloneCreateUsersAndGuests() {
    assertThat(ofRoot.create("小雨", UserGroup.USER, PASSWORD).group()).isEqualTo(UserGroup.USER);
    ofRoot.create("bo", UserGroup.GUEST, PASSWORD);

    assertDenied(() -> ofRoot.create("mei", UserGroup.ADMINISTRATOR, PASSWORD));
    assertDenied(() -> ofAnn.create("mei", UserGroup.GUEST, PASSWORD));
    assertThatThrownBy(() -> ofRoot.create("bo", UserGroup.USER, PASSWORD))
        .hasMessageContaining("用户 bo 已存在");
  }

  @Test
  void aPasswordIsChangedByItsOwnerAndByAdministrators() {
    ofAnn.changePassword("ann", PASSWORD);
    assertThat(users.authenticate("ann", PASSWORD)).isPresent();

    ofRoot.changePassword("ann", Secret.of("battery staple"));
    assertThat(users.authenticate("ann", PASSWORD)).isEmpty();
    assertThat(users.authenticate("ann", Secret.of("battery staple"))).isPresent();

    assertDenied(() -> ofAnn.changePassword("root", PASSWORD));
    assertThatThrownBy(() -> ofRoot.changePassword("nobody", PASSWORD))
        .isInstanceOf(NotInLibraryException.class);
  }

  @Test
  void anAdministratorIsRemovedByNobody() {
    users.createLocked("second", UserGroup.ADMINISTRATOR);

    assertDenied(() -> ofRoot.remove("second"));
    assertDenied(() -> ofAnn.remove("ann"));
    ofRoot.remove("ann");
    assertThat(users.find("ann")).isEmpty();
  }

  @Test
  void administratorsAloneListNamesAndGroups() {
    assertThat(ofRoot.list())
        .containsExactly(
            new User("ann", UserGroup.USER), new User("root", UserGroup.ADMINISTRATOR));
    assertDenied(ofAnn::list);
  }

  @Test
  void whoIsNoAdministratorAnyMoreIsLookedUpEachTime() throws Exception {
    open.execute("UPDATE t_user SET \"group\" = 'user' WHERE name = 'root'");

    assertDenied(ofRoot::list);
  }

  private static void assertDenied(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(DeniedException.class);
  }
}
