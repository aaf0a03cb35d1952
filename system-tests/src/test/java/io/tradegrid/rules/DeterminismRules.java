package io.tradegrid.rules;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.type.TypeKind;

/** Rules on the deterministic core: its state is a function of the log and of nothing else. */
final class DeterminismRules {

  private static final Set<String> CLOCKS =
      Set.of("currentTimeMillis", "nanoTime", "now", "systemUTC", "systemDefaultZone");
  private static final Set<String> CLOCK_TYPES = Set.of("Date", "GregorianCalendar");
  private static final Set<TypeKind> FLOATING = Set.of(TypeKind.DOUBLE, TypeKind.FLOAT);
  private static final Set<String> FLOATING_BOXES = Set.of("Double", "Float");

  private DeterminismRules() {}

  static List<String> clock(JavaSource source) {
    List<String> offences = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        report(call, Calls.nameOf(call));
        return super.visitMethodInvocation(call, null);
      }

      @Override
      public Void visitMemberReference(MemberReferenceTree reference, Void unused) {
        report(reference, reference.getName().toString());
        return super.visitMemberReference(reference, null);
      }

      @Override
      public Void visitNewClass(NewClassTree made, Void unused) {
        String type = Calls.lastName(made.getIdentifier());
        if (CLOCK_TYPES.contains(type) && made.getArguments().isEmpty()) {
          offences.add(source.at(made) + ": new " + type + "() reads the clock");
        }
        return super.visitNewClass(made, null);
      }

      private void report(Tree tree, String name) {
        if (CLOCKS.contains(name)) {
          offences.add(source.at(tree) + ": " + name + " reads the clock");
        }
      }
    }.scan(source.unit(), null);
    return offences;
  }

  static List<String> floatingPoint(JavaSource source) {
    List<String> offences = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitPrimitiveType(PrimitiveTypeTree type, Void unused) {
        if (FLOATING.contains(type.getPrimitiveTypeKind())) {
          offences.add(source.at(type) + ": " + type);
        }
        return null;
      }

      @Override
      public Void visitIdentifier(IdentifierTree name, Void unused) {
        reportBox(name, name.getName().toString());
        return null;
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree select, Void unused) {
        reportBox(select, select.getIdentifier().toString());
        return super.visitMemberSelect(select, null);
      }

      @Override
      public Void visitLiteral(LiteralTree literal, Void unused) {
        if (literal.getKind() == Tree.Kind.DOUBLE_LITERAL
            || literal.getKind() == Tree.Kind.FLOAT_LITERAL) {
          offences.add(source.at(literal) + ": " + literal);
        }
        return null;
      }

      private void reportBox(Tree tree, String name) {
        if (FLOATING_BOXES.contains(name)) {
          offences.add(source.at(tree) + ": " + name);
        }
      }
    }.scan(source.unit(), null);
    return offences;
  }
}
