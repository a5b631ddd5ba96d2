package dev.querytool.catalog;

import dev.querytool.access.Grant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What grants show of the newest snapshot of one connection, each with a search index of its own:
 * in one index for all, the words of hidden tables would move what is visible. The least recently
 * used are given up. Safe for use by many threads.
 */
final class GrantedViews implements AutoCloseable {

  private static final int MOST = 64;

  private final Map<List<Grant>, View> views = new LinkedHashMap<>(16, 0.75f, true);

  private record View(CatalogSnapshot whole, CatalogSnapshot visible, CatalogSearch search) {}

  /** Returns what all of some grants show. */
  CatalogSnapshot visible(CatalogSnapshot whole, List<Grant> grants) {
    return view(whole, grants).visible();
  }

  List<SearchHit> search(CatalogSnapshot whole, List<Grant> grants, String text, int limit) {
    View view = view(whole, grants);
    return view.search().search(view.visible(), text, limit);
  }

  @Override
  public synchronized void close() {
    views.values().forEach(view -> view.search().close());
    views.clear();
  }

  private synchronized View view(CatalogSnapshot whole, List<Grant> grants) {
    View known = views.get(grants);
    if (known != null && known.whole() == whole) {
      return known;
    }
    CatalogSnapshot visible = whole;
    for (Grant grant : grants) {
      visible = visible.visibleTo(grant);
    }
    View made = new View(whole, visible, known == null ? new CatalogSearch() : known.search());
    views.put(List.copyOf(grants), made);
    giveUpTheOldest();
    return made;
  }

  private void giveUpTheOldest() {
    Iterator<View> oldest = views.values().iterator();
    if (views.size() > MOST) {
      oldest.next().search().close();
      oldest.remove();
    }
  }
}
