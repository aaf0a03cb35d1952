package io.tradegrid.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The hierarchy of books over the portfolios: rows of BOOKS, each of which says under which book a
 * portfolio or another book stands. What has no row stands right under the firm. Portfolios and
 * books have one space of names; a book is whatever something stands under.
 */
public final class BookTree {

  private final Map<String, String> parents;
  private final Set<String> books;

  /**
   * Takes the rows.
   *
   * @param parents book by the name of what stands right under it
   * @throws IllegalArgumentException naming a member of a circle, if there is one
   */
  public BookTree(Map<String, String> parents) {
    this.parents = Map.copyOf(parents);
    this.books = Set.copyOf(parents.values());
    Set<String> sound = new HashSet<>();
    for (String member : new TreeSet<>(parents.keySet())) {
      Set<String> path = new HashSet<>();
      String at = member;
      while (at != null && !sound.contains(at)) {
        if (!path.add(at)) {
          throw new IllegalArgumentException("parent: " + at + " stands under itself");
        }
        at = parents.get(at);
      }
      sound.addAll(path);
    }
  }

  /** Returns whether something stands under this name. */
  public boolean isBook(String name) {
    return books.contains(name);
  }

  /** Returns the names of all books. */
  public SortedSet<String> books() {
    return new TreeSet<>(books);
  }

  /**
   * Returns which of the portfolios stand under a book, at any depth.
   *
   * @param book name of a book
   * @param portfolios all there are
   */
  public SortedSet<String> portfoliosUnder(String book, Collection<String> portfolios) {
    SortedSet<String> under = new TreeSet<>();
    for (String portfolio : portfolios) {
      for (String at = parents.get(portfolio); at != null; at = parents.get(at)) {
        if (at.equals(book)) {
          under.add(portfolio);
          break;
        }
      }
    }
    return under;
  }

  /**
   * Returns the tree with one member somewhere else.
   *
   * @param parent null for right under the firm
   * @throws IllegalArgumentException if that would make a circle
   */
  public BookTree with(String member, String parent) {
    Map<String, String> changed = new HashMap<>(parents);
    if (parent == null) {
      changed.remove(member);
    } else {
      changed.put(member, parent);
    }
    return new BookTree(changed);
  }

  /**
   * Returns what stands over a name, from its book up to the highest; empty right under the firm.
   */
  public List<String> above(String name) {
    List<String> path = new ArrayList<>();
    for (String at = parents.get(name); at != null; at = parents.get(at)) {
      path.add(at);
    }
    return path;
  }
}
