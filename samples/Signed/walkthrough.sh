#!/usr/bin/env bash
# From an unsigned image to one that is locked, pinned and signed, and what happens when its signature ends: with a registry and a notary of its own, on free ports
# of this machine, in a folder that is gone afterwards. Needs Debian's docker-registry, notary, skopeo, umoci, openssl and jq, and 'seaworthy' (or $SEAWORTHY).
set -euo pipefail
seaworthy() { command ${SEAWORTHY:-seaworthy} "$@"; }
say() { printf '\n== %s\n' "$*"; }
work="$(mktemp -d)"
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT
export SEAWORTHY_CACHE="$work/cache"
cd "$work"

# ---- a registry and a notary server, as a company would have them
port=$((20000 + RANDOM % 20000))
while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || (exec 3<>"/dev/tcp/127.0.0.1/$((port + 1))") 2>/dev/null; do port=$((port + 2)); done
registry="127.0.0.1:$port"
notary="https://127.0.0.1:$((port + 1))"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -keyout ca.key -out ca.pem -subj /CN=ca -addext basicConstraints=critical,CA:TRUE 2>/dev/null
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout server.key -out server.csr -subj /CN=localhost 2>/dev/null
printf 'subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth\n' >server.ext
openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out server.pem -extfile server.ext 2>/dev/null
cat >registry.yml <<YAML
version: 0.1
log: { level: error }
storage: { filesystem: { rootdirectory: $work/registry } }
http: { addr: $registry }
YAML
jq -n --arg addr "127.0.0.1:$((port + 1))" --arg crt "$work/server.pem" --arg key "$work/server.key" \
  '{server: {http_addr: $addr, tls_cert_file: $crt, tls_key_file: $key}, trust_service: {type: "local"}, storage: {backend: "memory"}}' >notary.json
docker-registry serve registry.yml >/dev/null 2>&1 &
pids+=($!)
notary-server -config notary.json >/dev/null 2>&1 &
pids+=($!)
for server in "$port" "$((port + 1))"; do
  for _ in $(seq 100); do (exec 3<>"/dev/tcp/127.0.0.1/$server") 2>/dev/null && break; sleep 0.1; done
done

say "an image, and a repository that uses it"
umoci init --layout image && umoci new --image image:v1 && umoci config --image image:v1 --os linux --architecture amd64
skopeo --insecure-policy copy --dest-tls-verify=false oci:image:v1 "docker://$registry/acme/api:1.0" >/dev/null
mkdir -p shop/.git && cp ca.pem shop/ && cd shop
echo "FROM $registry/acme/api:1.0" >Dockerfile

say "seaworthy lock: its digest is known"
seaworthy lock

say "seaworthy check --fix: and stands in the Dockerfile"
seaworthy check --fix --only unpinned-locked-image
cat Dockerfile

say "a policy that wants it signed: it is not"
cat >seaworthy.trust.yaml <<YAML
version: 1
scopes:
- images: "$registry/acme/*"
  require: contentTrust
  contentTrust: { server: "$notary", serverCertificates: ca.pem }
YAML
seaworthy lock || echo "exit code $?"

say "notary: its maker signs it"
export NOTARY_ROOT_PASSPHRASE=a-passphrase NOTARY_TARGETS_PASSPHRASE=a-passphrase NOTARY_SNAPSHOT_PASSPHRASE=a-passphrase
sign() { notary -s "$notary" --tlscacert ca.pem -d "$work/keys" "$@" >/dev/null; }
sign init "$registry/acme/api"
sign key rotate "$registry/acme/api" snapshot -r
skopeo inspect --raw --tls-verify=false "docker://$registry/acme/api:1.0" >"$work/manifest.json"
sign addhash -p "$registry/acme/api" 1.0 "$(stat -c %s "$work/manifest.json")" --sha256 "$(sha256sum "$work/manifest.json" | cut -d' ' -f1)"
seaworthy lock
seaworthy lock --check

say "a month later nobody has confirmed that this is the newest state"
SEAWORTHY_NOW="$(date -u -d '+40 days' +%F)" seaworthy check --only stale-trust-data,expired-signature || echo "exit code $?"

say "in ten years the signature has expired"
SEAWORTHY_NOW="$(date -u -d '+11 years' +%F)" seaworthy check --only stale-trust-data,expired-signature || echo "exit code $?"

say "somebody puts another image under the tag: the digest keeps what was signed, and the check tells of it"
umoci config --image "$work/image:v1" --tag v2 --config.user 1000
skopeo --insecure-policy copy --dest-tls-verify=false "oci:$work/image:v2" "docker://$registry/acme/api:1.0" >/dev/null
seaworthy lock --check || echo "exit code $?"

say "and what is not signed does not take the place of what is"
seaworthy lock --upgrade || echo "exit code $?"
