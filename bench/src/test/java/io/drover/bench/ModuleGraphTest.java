package io.drover.bench;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. An arrow that is not here is not allowed. */
@AnalyzeClasses(packages = "io.drover", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleGraphTest {
  /** Optional: there when all is built with {@code -Pcluster}, as CI does. */
  private static final DescribedPredicate<JavaClass> CLUSTER =
      resideInAPackage("io.drover.slam.cluster..");

  private static final DescribedPredicate<JavaClass> SLAM =
      resideInAPackage("io.drover.slam..").and(not(CLUSTER));

  @ArchTest
  static final ArchRule MODULES =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("io.drover..")
          .layer("core")
          .definedBy("io.drover.core..")
          .layer("rpc")
          .definedBy("io.drover.rpc..")
          .layer("navigation")
          .definedBy("io.drover.navigation..")
          .layer("onboard")
          .definedBy("io.drover.onboard..")
          .layer("edge-server")
          .definedBy("io.drover.edge..")
          .layer("rl")
          .definedBy("io.drover.rl..")
          .layer("airsim-bridge")
          .definedBy("io.drover.airsim..")
          .layer("telemetry")
          .definedBy("io.drover.telemetry..")
          .layer("slam")
          .definedBy(SLAM)
          .optionalLayer("slam-cluster")
          .definedBy(CLUSTER)
          .layer("ros")
          .definedBy("io.drover.ros..")
          .layer("launch")
          .definedBy("io.drover.launch..")
          .layer("bench")
          .definedBy("io.drover.bench..")
          .whereLayer("core")
          .mayNotAccessAnyLayer()
          .whereLayer("rpc")
          .mayOnlyAccessLayers("core")
          .whereLayer("navigation")
          .mayOnlyAccessLayers("core", "rpc")
          .whereLayer("onboard")
          .mayOnlyAccessLayers("core", "rpc", "navigation")
          .whereLayer("edge-server")
          .mayOnlyAccessLayers("core", "rpc", "navigation")
          .whereLayer("rl")
          .mayOnlyAccessLayers("core", "rpc", "navigation", "onboard")
          .whereLayer("airsim-bridge")
          .mayOnlyAccessLayers("core")
          .whereLayer("telemetry")
          .mayOnlyAccessLayers("core")
          .whereLayer("slam")
          .mayOnlyAccessLayers("core", "rpc")
          .whereLayer("slam-cluster")
          .mayOnlyAccessLayers("core", "slam")
          .whereLayer("slam-cluster")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("ros")
          .mayOnlyAccessLayers("core")
          .whereLayer("launch")
          .mayNotBeAccessedByAnyLayer()
          .ignoreDependency(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "bench", c -> c.getPackageName().startsWith("io.drover.bench")),
              com.tngtech.archunit.base.DescribedPredicate.alwaysTrue());

  @ArchTest
  static final ArchRule ROBOTS_CARRY_NO_TRAINING =
      noClasses()
          .that()
          .resideOutsideOfPackages("..training..")
          .and()
          .resideInAnyPackage("io.drover.core..", "io.drover.navigation..", "io.drover.onboard..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl.pytorch..", "org.nd4j..", "org.deeplearning4j..");

  @ArchTest
  static final ArchRule SPARK_STAYS_BEHIND_ITS_MODULE =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.drover.slam.cluster..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..");

  @ArchTest
  static final ArchRule RL4J_STAYS_BEHIND_ITS_TRAINERS =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.drover.rl.training.rl4j..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.datavec..");
}
