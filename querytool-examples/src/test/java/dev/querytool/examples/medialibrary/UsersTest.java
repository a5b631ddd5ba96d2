package dev.querytool.examples.medialibrary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import dev.querytool.vault.Secret;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersTest {

  @TempDir private Path directory;

  private OpenLibrary open;
  private Users users;

  @BeforeEach
  void open() {
    open = new OpenLibrary(directory);
    users = open.library.users();
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void makesNobodyByItself() {
    assertThat(users.list()).isEmpty();
    assertThat(users.authenticate("admin", Secret.of("admin"))).isEmpty();
  }

  @Test
  void keepsPasswordsAsArgon2idHashes() throws SQLException {
    users.create("小雨", UserGroup.USER, Secret.of("correct horse"));
    users.create("ann", UserGroup.USER, Secret.of("correct horse"));

    assertThat(open.rows("SELECT DISTINCT password FROM t_user"))
        .hasSize(2)
        .allMatch(hash -> hash.startsWith("$argon2id$v=19$m=47104,t=1,p=1$"));
  }

  @Test
  void knowsThePasswordAndNoOther() {
    users.create("小雨", UserGroup.GUEST, Secret.of("correct horse"));

    assertThat(users.authenticate("小雨", Secret.of("correct horse")))
        .contains(new User("小雨", UserGroup.GUEST));
    assertThat(users.authenticate("小雨", Secret.of("Correct horse"))).isEmpty();
    assertThat(users.authenticate("青禾", Secret.of("correct horse"))).isEmpty();
  }

  @Test
  void letsNobodyInWhoHasNoPassword() {
    users.createLocked("小雨", UserGroup.USER);

    assertThat(users.authenticate("小雨", Secret.of(PasswordHash.NONE))).isEmpty();
    assertThat(users.list()).containsExactly(new User("小雨", UserGroup.USER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5d9c68c6c50ed3d02a2fcf54f63993b6",
        "correct horse",
        "$argon2id$",
        "$argon2id$v=19$m=999999999,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA",
        ""
      })
  void letsNobodyInByAHashThatIsNotOurs(String hash) throws SQLException {
    open.execute("INSERT INTO t_user VALUES ('yuki', '" + hash + "', 'user')");

    assertThat(users.authenticate("yuki", Secret.of("correct horse"))).isEmpty();
    assertThat(users.authenticate("yuki", Secret.of(hash))).isEmpty();
  }

  @Test
  void saysInChineseThatANameIsTaken() {
    users.createLocked("小雨", UserGroup.USER);

    assertThatThrownBy(() -> users.createLocked("小雨", UserGroup.GUEST))
        .isInstanceOf(TakenException.class)
        .hasMessageContaining("用户 小雨 已存在");
  }

  @Test
  void takesNoShortNameOrPassword() {
    assertThatThrownBy(() -> users.createLocked(" a ", UserGroup.USER))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> users.create("小雨", UserGroup.USER, Secret.of("1234567")))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void removesAListenerWithTheReviewsAndNeverTheLastAdministrator() throws SQLException {
    users.createLocked("root", UserGroup.ADMINISTRATOR);
    users.createLocked("小雨", UserGroup.USER);
    open.insert(SampleWork.of(123, "a"));
    open.library.reviews().rate("小雨", 123, 4);

    users.remove("小雨");

    assertThat(open.rows("SELECT count(*) FROM t_review")).containsExactly("0");
    assertThatThrownBy(() -> users.remove("root")).isInstanceOf(TakenException.class);
    assertThatThrownBy(() -> users.remove("小雨")).isInstanceOf(NotInLibraryException.class);
  }
}
