package dev.querytool.llm;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/**
 * The proxies of the process, but not for what stays on this machine: a proxy would read the keys
 * that only loopback may see unencrypted.
 */
final class ProcessProxies extends ProxySelector {

  @Override
  public List<Proxy> select(URI uri) {
    ProxySelector ofProcess = ProxySelector.getDefault();
    return ofProcess == null || BaseUrl.isLocal(uri)
        ? List.of(Proxy.NO_PROXY)
        : ofProcess.select(uri);
  }

  /** Tells whether an address is reached through a proxy; Java's client takes the first or none. */
  boolean lead(URI uri) {
    List<Proxy> proxies = select(uri);
    return !proxies.isEmpty() && proxies.get(0).type() == Proxy.Type.HTTP;
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    ProxySelector ofProcess = ProxySelector.getDefault();
    if (ofProcess != null) {
      ofProcess.connectFailed(uri, address, failure);
    }
  }
}
