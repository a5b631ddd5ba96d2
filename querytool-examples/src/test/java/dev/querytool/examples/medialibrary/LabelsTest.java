package dev.querytool.examples.medialibrary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelsTest {

  @TempDir private Path directory;

  private OpenLibrary open;

  @BeforeEach
  void fill() throws SQLException {
    open = new OpenLibrary(directory);
    open.insert(
        SampleWork.of(1, "a").circle(21, "two").voices("みお").tags("雨"),
        SampleWork.of(2, "b").circle(21, "two").voices("みお", "Ann").tags("雨", "海辺"),
        SampleWork.of(3, "c").circle(12, "one"));
    open.execute("INSERT INTO t_tag (id, name) VALUES (90, 'to come')");
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void listsThoseWithWorksByNameWithTheirCounts() {
    assertThat(open.library.labels().list(LabelKind.CIRCLE))
        .containsExactly(new Label("12", "one", 1), new Label("21", "two", 2));
    assertThat(open.library.labels().list(LabelKind.TAG))
        .containsExactly(new Label("2", "海辺", 1), new Label("1", "雨", 2));
    assertThat(open.library.labels().list(LabelKind.VOICE_ACTOR))
        .containsExactly(
            new Label(new VoiceActor("Ann").id(), "Ann", 1),
            new Label(new VoiceActor("みお").id(), "みお", 2));
  }

  @Test
  void givesASingleOneThoughItHasNoWork() {
    assertThat(open.library.labels().get(LabelKind.TAG, "90"))
        .isEqualTo(new Label("90", "to come", 0));
  }

  @Test
  void saysInChineseWhatIsNotThere() {
    String nobody = new VoiceActor("nobody").id();

    assertThatThrownBy(() -> open.library.labels().get(LabelKind.CIRCLE, "99"))
        .isInstanceOf(NotInLibraryException.class)
        .hasMessageContaining("社团 99 不存在");
    assertThatThrownBy(() -> open.library.labels().get(LabelKind.TAG, "99"))
        .hasMessageContaining("标签 99 不存在");
    assertThatThrownBy(() -> open.library.labels().get(LabelKind.VOICE_ACTOR, nobody))
        .hasMessageContaining("声优 " + nobody + " 不存在");
  }

  @Test
  void takesNoOtherWritingOfAKey() {
    for (String id : new String[] {"012", " 12", "12.0", "", "x", "-1"}) {
      assertThatThrownBy(() -> open.library.labels().get(LabelKind.CIRCLE, id))
          .isInstanceOf(ValidationException.class);
    }
    assertThatThrownBy(() -> open.library.labels().get(LabelKind.VOICE_ACTOR, "みお"))
        .isInstanceOf(ValidationException.class);
  }
}
