// Makes the bundles beside this file with sigstore's own signing client and its mock of Fulcio, Rekor and a timestamp authority:
//   npm install @sigstore/mock @sigstore/sign @sigstore/verify @sigstore/bundle @sigstore/protobuf-specs && node make.cjs
// Nothing in them depends on the day they are verified, so they are kept as they are.
const { createHash, generateKeyPairSync } = require('crypto');
const { createServer } = require('http');
const { writeFileSync } = require('fs');
const { join } = require('path');
const mock = require('@sigstore/mock');
const sign = require('@sigstore/sign');
const { bundleFromJSON, bundleToJSON } = require('@sigstore/bundle');
const { HashAlgorithm, PublicKeyDetails, TrustedRoot } = require('@sigstore/protobuf-specs');
const { toSignedEntity, toTrustMaterial, Verifier } = require('@sigstore/verify');

const sha256 = (data, as) => createHash('sha256').update(data).digest(as);
const save = (name, value) => writeFileSync(join(__dirname, name), JSON.stringify(value, null, 2) + '\n');
const artifact = Buffer.from('mocked\n');
const issuer = 'https://issuer.example.invalid';
const subject = 'ci@example.invalid';

// The mock keeps what it is sent; a real log keeps a canonical body, which is what verifiers read.
function canonical(log) {
  const first = log.log.bind(log), second = log.logV2.bind(log);
  log.log = entry => {
    if (entry.kind === 'dsse') {
      const { envelope, verifiers } = entry.spec.proposedContent;
      const { payload, signatures } = JSON.parse(envelope);
      entry = {
        apiVersion: entry.apiVersion, kind: 'dsse', spec: {
          envelopeHash: { algorithm: 'sha256', value: sha256(envelope, 'hex') },
          payloadHash: { algorithm: 'sha256', value: sha256(Buffer.from(payload, 'base64'), 'hex') },
          signatures: signatures.map((s, i) => ({ signature: s.sig, verifier: verifiers[i] })),
        },
      };
    }
    return first(entry);
  };
  log.logV2 = async request => {
    const b64 = x => Buffer.from(x).toString('base64');
    const verifier = v => ({ keyDetails: 'PKIX_ECDSA_P256_SHA_256', x509Certificate: { rawBytes: b64(v.verifier.x509Certificate.rawBytes) } });
    const spec = request.spec, message = spec.hashedRekordRequestV002, dsse = spec.dsseRequestV002;
    const body = message
      ? { apiVersion: '0.0.2', kind: 'hashedrekord', spec: { hashedRekordV002: {
          data: { algorithm: 'SHA2_256', digest: b64(message.digest) },
          signature: { content: b64(message.signature.content), verifier: verifier(message.signature.verifier) } } } }
      : { apiVersion: '0.0.2', kind: 'dsse', spec: { dsseV002: {
          payloadHash: { algorithm: 'SHA2_256', digest: sha256(dsse.envelope.payload, 'base64') },
          signatures: dsse.envelope.signatures.map((s, i) => ({ content: b64(s.sig), verifier: verifier(dsse.verifiers[i]) })) } } };
    const entry = await second(body);
    entry.kindVersion = { kind: body.kind, version: '0.0.2' };
    entry.logIndex = entry.integratedTime = entry.inclusionProof.logIndex = '0';
    entry.inclusionProof.rootHash = sha256(Buffer.concat([Buffer.from([0]), entry.canonicalizedBody]));
    return entry;
  };
  return log;
}

(async () => {
  const server = createServer();
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${server.address().port}`;
  const keys = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const ctlog = await mock.initializeCTLog(keys());
  const ca = await mock.initializeCA(keys(), ctlog);
  const tlog = canonical(await mock.initializeTLog(url, keys()));
  const tsa = await mock.initializeTSA(keys());
  const handlers = [
    mock.fulcioHandler(ca, { strict: true, subjectClaim: 'email' }), mock.rekorHandler(tlog, { strict: true }),
    mock.rekorV2Handler(tlog, { strict: true }), mock.tsaHandler(tsa, { strict: true }),
  ];
  server.on('request', async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    const handler = handlers.find(h => h.path === request.url);
    const answer = handler ? await handler.fn(Buffer.concat(parts).toString()) : { statusCode: 404, response: '' };
    response.writeHead(answer.statusCode, { 'Content-Type': answer.contentType || 'application/json' });
    response.end(typeof answer.response === 'string' ? answer.response : Buffer.from(answer.response));
  });

  const start = new Date(Date.now() - 3600_000);
  const log = key => ({
    baseUrl: url, hashAlgorithm: HashAlgorithm.SHA2_256, logId: { keyId: sha256(key) }, operator: '',
    publicKey: { rawBytes: key, keyDetails: PublicKeyDetails.PKIX_ECDSA_P256_SHA_256, validFor: { start } },
  });
  const authority = (...chain) => ({
    uri: url, subject: { commonName: 'mock', organization: 'mock' }, operator: '', validFor: { start },
    certChain: { certificates: chain.map(c => ({ rawBytes: Buffer.from(c) })) },
  });
  const root = TrustedRoot.toJSON({
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [log(tlog.publicKey)], ctlogs: [log(ctlog.publicKey)], certificateAuthorities: [authority(ca.rootCertificate)],
    timestampAuthorities: [authority(tsa.intCertificate, tsa.rootCertificate)],
  });
  save('trusted_root.json', root);

  const part = value => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: issuer, sub: 'ci', email: subject, email_verified: true, aud: 'sigstore', exp: 9999999999, iat: 1 };
  const identityProvider = { getToken: async () => `${part({ alg: 'none' })}.${part(claims)}.x` };
  const signer = () => new sign.FulcioSigner({ fulcioBaseURL: url, identityProvider });
  const first = entryType => new sign.RekorWitness({ rekorBaseURL: url, entryType });
  const second = () => new sign.RekorWitness({ rekorBaseURL: url, majorApiVersion: 2 });
  const stamp = () => new sign.TSAWitness({ tsaBaseURL: url });
  const statement = Buffer.from(JSON.stringify({
    _type: 'https://in-toto.io/Statement/v1', subject: [{ digest: { sha256: sha256(artifact, 'hex') } }],
    predicateType: 'https://sigstore.dev/cosign/sign/v1', predicate: {},
  }));
  const verifier = new Verifier(toTrustMaterial(TrustedRoot.fromJSON(root)), { tlogThreshold: 1, ctlogThreshold: 1 });
  for (const [name, isMessage, certificateChain, witnesses] of [
    ['dsse-log1', false, false, [first('dsse')]],
    ['dsse-log1-tsa', false, false, [first('dsse'), stamp()]],
    ['dsse-log2-tsa', false, false, [second(), stamp()]],
    ['intoto-chain', false, true, [first('intoto')]],
    ['message-log1', true, false, [first()]],
    ['message-chain', true, true, [first()]],
    ['message-log2-tsa', true, false, [second(), stamp()]],
  ]) {
    const Builder = isMessage ? sign.MessageSignatureBundleBuilder : sign.DSSEBundleBuilder;
    const bundle = await new Builder({ signer: signer(), witnesses, certificateChain }).create(
      isMessage ? { data: artifact } : { data: statement, type: 'application/vnd.in-toto+json' });
    const json = bundleToJSON(bundle);
    save(`${name}.sigstore.json`, json);
    const entity = toSignedEntity(bundleFromJSON(json), isMessage ? artifact : undefined);
    verifier.verify(entity, { subjectAlternativeName: subject, extensions: { issuer } });
    console.log(name, json.mediaType);
  }
  server.close();
})();
