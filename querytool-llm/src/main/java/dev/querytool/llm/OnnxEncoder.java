package dev.querytool.llm;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A BERT model in this process; the vector of a text is that of its first mark. */
final class OnnxEncoder implements AutoCloseable {

  private final OrtSession session;

  OnnxEncoder(byte[] model) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      // Threads that wait for work would otherwise keep the processors busy.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = OrtEnvironment.getEnvironment().createSession(model, options);
    }
  }

  /** Returns a vector of length one. */
  float[] encode(long[] numbers) {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      inputs.put("input_ids", row(numbers));
      inputs.put("attention_mask", row(ones(numbers.length)));
      inputs.put("token_type_ids", row(new long[numbers.length]));
      inputs.keySet().retainAll(session.getInputNames());
      try (OrtSession.Result result = session.run(inputs)) {
        return unit(((float[][][]) result.get(0).getValue())[0][0]);
      }
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model failed", e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model did not close", e);
    }
  }

  private static OnnxTensor row(long[] numbers) throws OrtException {
    return OnnxTensor.createTensor(
        OrtEnvironment.getEnvironment(), LongBuffer.wrap(numbers), new long[] {1, numbers.length});
  }

  private static long[] ones(int count) {
    long[] ones = new long[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static float[] unit(float[] vector) {
    double square = 0;
    for (float each : vector) {
      square += (double) each * each;
    }
    float[] unit = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      unit[i] = (float) (vector[i] / Math.sqrt(square));
    }
    return unit;
  }
}
