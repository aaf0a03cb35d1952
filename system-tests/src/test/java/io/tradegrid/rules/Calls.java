package io.tradegrid.rules;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;

/** Names in a tree, as they are written. */
final class Calls {

  private Calls() {}

  /** Returns the name of the method that is called. */
  static String nameOf(MethodInvocationTree call) {
    return lastName(call.getMethodSelect());
  }

  /** Returns the last part of a name, an empty text if the tree is none. */
  static String lastName(Tree tree) {
    if (tree instanceof IdentifierTree name) {
      return name.getName().toString();
    }
    return tree instanceof MemberSelectTree select ? select.getIdentifier().toString() : "";
  }
}
