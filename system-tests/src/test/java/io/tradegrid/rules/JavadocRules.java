package io.tradegrid.rules;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Rules on Javadoc: everything public has one and none is empty. */
final class JavadocRules {

  private JavadocRules() {}

  static List<String> empty(JavaSource source) {
    return Comments.of(source.text()).stream()
        .filter(comment -> comment.isJavadoc() && comment.words().isEmpty())
        .map(comment -> source.path() + ":" + comment.line() + ": empty Javadoc")
        .toList();
  }

  static List<String> missing(JavaSource source) {
    PublicDeclarations scanner = new PublicDeclarations(source);
    scanner.scan(source.unit(), null);
    return List.copyOf(scanner.offences);
  }

  /** Visits what a user of the package can see and nothing inside what he cannot. */
  private static final class PublicDeclarations extends TreePathScanner<Void, Void> {

    private static final Set<Tree.Kind> IMPLICITLY_PUBLIC =
        Set.of(Tree.Kind.INTERFACE, Tree.Kind.ANNOTATION_TYPE);

    private final JavaSource source;
    private final List<String> offences = new ArrayList<>();

    PublicDeclarations(JavaSource source) {
      this.source = source;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
      if (!isPublic(type.getModifiers())) {
        return null;
      }
      require(type, type.getSimpleName().toString());
      return super.visitClass(type, null);
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      if (isPublic(method.getModifiers()) && !isOverride(method)) {
        require(method, method.getName() + "(…)");
      }
      return null;
    }

    private void require(Tree declaration, String name) {
      if (source.javadoc(getCurrentPath()).isEmpty()) {
        offences.add(source.at(declaration) + ": " + name + " has no Javadoc");
      }
    }

    private boolean isPublic(ModifiersTree modifiers) {
      TreePath parent = getCurrentPath().getParentPath();
      boolean implicit =
          IMPLICITLY_PUBLIC.contains(parent.getLeaf().getKind())
              && !modifiers.getFlags().contains(Modifier.PRIVATE);
      return implicit || modifiers.getFlags().contains(Modifier.PUBLIC);
    }

    private static boolean isOverride(MethodTree method) {
      return method.getModifiers().getAnnotations().stream()
          .map(AnnotationTree::getAnnotationType)
          .anyMatch(type -> type.toString().equals("Override"));
    }
  }
}
