package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Caches the vectors of questions, which take long to compute. Safe for use by many threads. */
public final class QuestionVectors {

  private static final Logger LOG = LoggerFactory.getLogger(QuestionVectors.class);
  private static final int MOST_KEPT = 10_000;

  private final TextEmbedder embedder;
  private final Cache<String, float[]> passages =
      Caffeine.newBuilder().maximumSize(MOST_KEPT).executor(Runnable::run).build();

  private QuestionVectors(TextEmbedder embedder) {
    this.embedder = embedder;
  }

  /** Creates a cache for an embedder. */
  public static QuestionVectors of(TextEmbedder embedder) {
    return new QuestionVectors(requireNonNull(embedder, "embedder"));
  }

  /** Returns the cosine of a question with each of others; nothing if the embedder cannot. */
  double[] cosines(String question, List<String> others) {
    if (others.isEmpty() || !embedder.understands(question)) {
      return new double[0];
    }
    try {
      float[] asked = embedder.embedQuestion(question);
      Map<String, float[]> kept = passages.getAll(others, this::embed);
      return others.stream()
          .mapToDouble(other -> cosine(asked, requireNonNull(kept.get(other), "vector")))
          .toArray();
    } catch (RuntimeException e) {
      LOG.warn("questions are compared by words alone: the embedder {} failed", embedder.id(), e);
      return new double[0];
    }
  }

  private Map<String, float[]> embed(Iterable<? extends String> texts) {
    List<String> missing = new ArrayList<>();
    texts.forEach(missing::add);
    List<float[]> vectors = embedder.embedPassages(missing);
    if (vectors.size() != missing.size()) {
      throw new IllegalStateException(
          missing.size() + " texts were embedded as " + vectors.size() + " vectors");
    }
    Map<String, float[]> found = new HashMap<>();
    for (int i = 0; i < missing.size(); i++) {
      found.put(missing.get(i), vectors.get(i));
    }
    return found;
  }

  private static double cosine(float[] one, float[] other) {
    if (one.length != other.length) {
      throw new IllegalStateException(
          "vectors of " + one.length + " and " + other.length + " numbers cannot be compared");
    }
    double product = 0;
    for (int i = 0; i < one.length; i++) {
      product += (double) one[i] * other[i];
    }
    return Double.isNaN(product) ? 0 : Math.max(0, Math.min(1, product));
  }
}
