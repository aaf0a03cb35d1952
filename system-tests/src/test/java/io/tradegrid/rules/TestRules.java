package io.tradegrid.rules;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;

/** Rules on tests: they wait for what they need and none is left out. */
final class TestRules {

  private TestRules() {}

  static List<String> blindWait(JavaSource source) {
    List<String> offences = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        if (Calls.nameOf(call).equals("sleep")) {
          offences.add(source.at(call) + ": " + call.getMethodSelect() + ", use Awaitility");
        }
        return super.visitMethodInvocation(call, null);
      }
    }.scan(source.unit(), null);
    return offences;
  }

  static List<String> disabled(JavaSource source) {
    List<String> offences = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitAnnotation(AnnotationTree annotation, Void unused) {
        String name = Calls.lastName(annotation.getAnnotationType());
        if (name.startsWith("Disabled") || name.equals("Ignore")) {
          offences.add(source.at(annotation) + ": @" + name);
        }
        return super.visitAnnotation(annotation, null);
      }
    }.scan(source.unit(), null);
    return offences;
  }
}
