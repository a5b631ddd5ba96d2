package dev.querytool.connection;

/** The state of a registered connection; kept in memory only. */
public enum ConnectionState {
  /** 初始: registered, not yet used. */
  INITIAL("初始"),
  /** 连接中: being opened. */
  CONNECTING("连接中"),
  /** 已连接: a session was opened. */
  CONNECTED("已连接"),
  /**
   * 已断开: closed by querytool; a database that is found lost passes through here to {@link #FAILED}.
   */
  DISCONNECTED("已断开"),
  /** 连接失败: the last attempt failed. */
  FAILED("连接失败");

  private final String chineseName;

  ConnectionState(String chineseName) {
    this.chineseName = chineseName;
  }

  /** Returns the state's Chinese name. */
  public String chineseName() {
    return chineseName;
  }

  /** Tells whether a connection in this state may change to {@code next}. */
  public boolean mayBecome(ConnectionState next) {
    return switch (this) {
      case INITIAL, DISCONNECTED, FAILED -> next == CONNECTING;
      case CONNECTING -> next == CONNECTED || next == FAILED;
      case CONNECTED -> next == DISCONNECTED;
    };
  }
}
