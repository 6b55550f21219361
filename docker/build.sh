#!/bin/sh
# Makes the image of a worker, or of an edge, from what this machine has: needs Docker, a JDK 17 with
# its jmods, and no network. The system in it is the Java runtime and the libraries that it links to,
# nothing else.
#
#   docker/build.sh [worker|edge] [IMAGE]       (default: worker, drover-worker:0.1.0-SNAPSHOT)
set -eu

home=$(cd "$(dirname "$0")/.." && pwd)
version=0.1.0-SNAPSHOT
what=${1:-worker}
image=${2:-drover-$what:$version}
libraries=${DROVER_LIBRARIES:-$home/launch/target/lib/run}

fail() {
  echo "docker/build.sh: $1" >&2
  exit 1
}

command -v docker >/dev/null || fail "no docker: install it (apt install docker.io)"
docker version >/dev/null 2>&1 || fail "no Docker engine answers: start it, or set DOCKER_HOST"
jdk=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v javac || echo /)")")")}
[ -d "$jdk/jmods" ] || fail "'$jdk' is no JDK with jmods: install one (apt install openjdk-17-jdk)"
[ -d "$libraries" ] || fail "nothing is built: run ./drover --version"

case $what in
  worker | edge) ;;
  *) fail "'$what' is neither worker nor edge" ;;
esac
case $(uname -m) in
  x86_64) platform=linux-x64 ;;
  aarch64) platform=linux-aarch64 ;;
  *) fail "$(uname -m) is no processor that ONNX Runtime is published for" ;;
esac

[ "$what" = worker ] && port=50052 || port=50051

root=$(mktemp -d)
work=$(mktemp -d)
trap 'rm -rf "$root" "$work"' EXIT
opt=$root/opt/drover
mkdir -p "$opt/lib" "$opt/native" "$root/tmp" "$root/etc"

# what a worker runs; brokers, worlds, certificates and the clients of engines stay outside
if [ "$what" = edge ]; then
  cp "$libraries"/*.jar "$home/launch/target/drover-launch-$version.jar" "$opt/lib/"
fi
for name in drover-core drover-rpc drover-navigation drover-edge-server \
  grpc- protobuf-java- perfmark guava- failureaccess proto-google api-0 gson- \
  onnxruntime javacpp-1 javacv- opencv- openblas- \
  micrometer-core micrometer-commons micrometer-observation \
  slf4j-api logback- snakeyaml-2; do
  cp -n "$libraries/$name"*.jar "$opt/lib/" || fail "no $name in $libraries: run ./drover --version"
done
cp "$home/docker/logback.xml" "$home/docker/$what.args" "$opt/"

modules=java.base,java.logging,java.management,java.naming,java.xml,jdk.management,jdk.unsupported
if [ "$what" = edge ]; then
  modules=$modules,java.desktop,java.net.http,java.security.jgss,java.sql,jdk.crypto.ec,jdk.httpserver
fi
"$jdk/bin/jlink" --output "$root/opt/java" --strip-debug --no-header-files --no-man-pages \
  --compress=2 --add-modules \
  "$modules"

# native code goes beside the jars, and of it only what one inference loads: nothing can be written
# in the container
"$root/opt/java/bin/java" -cp "$opt:$opt/lib/*" -Dorg.bytedeco.javacpp.cachedir="$work/cache" \
  -Dai.djl.offline=true io.drover.edge.worker.WorkerMain --try true >/dev/null ||
  fail "a worker does not run on this machine"
find "$work/cache" -name '*.so*' -exec cp -L {} "$opt/native/" \;
# many are there under several names
(cd "$opt/native" && md5sum ./* | sort | while read -r sum file; do
  if [ "$sum" = "${last:-}" ]; then ln -sf "$first" "$file"; else last=$sum first=$file; fi
done)
rm "$opt"/lib/*-linux-*.jar
for jar in "$opt"/lib/onnxruntime-[0-9]*.jar; do
  mkdir "$work/onnx"
  (cd "$work/onnx" && "$jdk/bin/jar" --extract --file "$jar")
  for native in "$work"/onnx/ai/onnxruntime/native/"$platform"/*.so; do
    cp "$native" "$opt/native/"
  done
  rm -r "$work/onnx/ai/onnxruntime/native"
  "$jdk/bin/jar" --create --file "$jar" -C "$work/onnx" .
done

# the C library and what else the binaries link to, at the paths where they look for it
find "$root/opt" \( -name '*.so*' -o -path '*/bin/java' \) >"$work/binaries"
while read -r file; do
  LD_LIBRARY_PATH="$opt/native" ldd "$file" 2>/dev/null | grep -o '/[^ ]*' | grep -v "^$root" || true
done <"$work/binaries" | sort -u >"$work/linked"
while read -r library; do
  mkdir -p "$root$(dirname "$library")"
  cp -L "$library" "$root$library"
done <"$work/linked"
echo "worker:x:65532:65532::/tmp:" >"$root/etc/passwd"
chmod 1777 "$root/tmp"

tar -C "$root" --owner=0 --group=0 -cf - . | docker import \
  --change 'USER 65532:65532' \
  --change 'WORKDIR /tmp' \
  --change "EXPOSE $port" \
  --change 'ENV LD_LIBRARY_PATH=/opt/drover/native ORT_DISABLE_TELEMETRY=1 OMP_NUM_THREADS=1' \
  --change 'ENTRYPOINT ["/opt/java/bin/java", "@/opt/drover/'"$what"'.args"]' \
  - "$image" >/dev/null
docker image inspect --format "$image: {{.Size}} bytes" "$image"
