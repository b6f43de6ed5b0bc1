using System.Linq;
using Seaworthy.Model;
using Xunit;

namespace Seaworthy.Rules.Tests;

/// <summary>A value that cannot be known is never a finding, whatever stands around it.</summary>
public sealed class UnknownTests
{
    // Every setting of a service, each at its worst; {0} takes the place of one value.
    static readonly (string Line, string Value)[] s_compose =
    [
        ("image: {0}", "postgres:latest"), ("user: {0}", "root"), ("read_only: {0}", "false"), ("privileged: {0}", "true"), ("network_mode: {0}", "host"),
            ("pid: {0}", "host"),
        ("ipc: {0}", "host"), ("uts: {0}", "host"), ("userns_mode: {0}", "host"), ("cgroup: {0}", "host"), ("mem_limit: {0}", ""),
            ("cap_add: [{0}]", "SYS_ADMIN"),
        ("cap_drop: [{0}]", "CHOWN"), ("security_opt: [{0}]", "seccomp:unconfined"), ("volumes: [{0}]", "/etc:/etc"), ("ports: [{0}]", "\"8080:80\""),
            ("environment: [{0}]", "PASSWORD=hunter2"),
        ("healthcheck: {{ disable: {0} }}", "true"), ("cgroup_parent: {0}", "x"), ("use_api_socket: {0}", "true"), ("devices: [{0}]", "/dev/sda"),
            ("device_cgroup_rules: [{0}]", "a *:* rwm"),
        ("container_name: {0}", "'-'"), ("platform: {0}", "linux/arm64"), ("scale: {0}", "-1"), ("cpus: {0}", "0"), ("pids_limit: {0}", "-1"),
            ("oom_kill_disable: {0}", "true"),
        ("restart: {0}", "on-failure:9"), ("depends_on: [{0}]", "nobody"), ("networks: [{0}]", "nothing"), ("secrets: [{0}]", "none"),
            ("post_start: [{{ command: a, privileged: {0}, user: {0} }}]", "true"),
        ("build: {{ privileged: {0}, network: {0}, entitlements: [{0}], platforms: [{0}] }}", "host"),
            ("develop: {{ watch: [{{ action: {0}, path: . }}] }}", "sync"),
        ("deploy: {{ replicas: {0} }}", "7"), ("logging: {{ driver: {0} }}", "json-file"), ("extends: {0}", "nobody"), ("tmpfs: [{0}]", "/etc"),
        ("sysctls: [{0}]", "net.ipv4.tcp_syncookies=0"), ("command: {0}", "run --password hunter22"), ("labels: [{0}]", "a=amqp://u:hunter22@h/x"),
            ("gpus: [{{ count: {0}, driver: x }}]", "1"),
    ];

    static readonly (string Line, string Value)[] s_kubernetes =
    [
        ("image: {0}", "postgres:latest"), ("securityContext: {{ privileged: {0} }}", "true"), ("securityContext: {{ runAsUser: {0} }}", "0"),
            ("securityContext: {{ runAsNonRoot: {0} }}", "false"),
        ("securityContext: {{ readOnlyRootFilesystem: {0} }}", "false"), ("securityContext: {{ allowPrivilegeEscalation: {0} }}", "true"),
        ("securityContext: {{ capabilities: {{ add: [{0}] }} }}", "SYS_ADMIN"), ("securityContext: {{ capabilities: {{ drop: [{0}] }} }}", "CHOWN"),
        ("securityContext: {{ seccompProfile: {{ type: {0} }} }}", "Unconfined"), ("securityContext: {{ appArmorProfile: {{ type: {0} }} }}", "Unconfined"),
        ("resources: {{ limits: {{ memory: {0} }} }}", ""), ("ports: [{{ containerPort: {0} }}]", "22"),
            ("env: [{{ name: PASSWORD, value: {0} }}]", "hunter2"), ("livenessProbe: {0}", ""),
        ("securityContext: {{ procMount: {0} }}", "Unmasked"), ("securityContext: {{ runAsGroup: {0} }}", "0"),
            ("securityContext: {{ seLinuxOptions: {{ type: {0}, user: {0}, role: {0} }} }}", "spc_t"),
        ("securityContext: {{ windowsOptions: {{ hostProcess: {0} }} }}", "true"), ("securityContext: {0}", ""),
            ("securityContext: {{ capabilities: {0} }}", ""), ("imagePullPolicy: {0}", "Never"),
        ("ports: [{{ containerPort: 8080, hostPort: {0} }}]", "80"), ("livenessProbe: {{ httpGet: {{ port: 80, host: {0} }} }}", "127.0.0.1"),
            ("lifecycle: {{ preStop: {{ tcpSocket: {{ host: {0} }} }} }}", "a"),
        ("command: [{0}]", "sudo"), ("command: {0}", "sudo"), ("resources: {{ requests: {{ cpu: {0} }}, limits: {{ cpu: {0} }} }}", "1"),
            ("resources: {{ requests: {{ ephemeral-storage: {0} }} }}", "1"),
        ("volumeMounts: [{{ name: {0}, mountPath: {0}, readOnly: {0} }}]", "a"), ("env: [{{ name: {0}, valueFrom: {{ secretKeyRef: {0} }} }}]", "a"),
            ("envFrom: [{{ secretRef: {0} }}]", ""),
    ];

    public static TheoryData<int> Compose() => [.. Enumerable.Range(0, s_compose.Length)];

    public static TheoryData<int> Kubernetes() => [.. Enumerable.Range(0, s_kubernetes.Length)];

    [Theory, MemberData(nameof(Compose))]
    public void A_variable_in_compose_is_never_marked(int unknown) =>
        AssertUnmarked("compose.yaml", "services:\n  api:\n", "    ", s_compose, unknown);

    [Theory, MemberData(nameof(Kubernetes))]
    public void A_placeholder_in_a_manifest_is_never_marked(int unknown) =>
        AssertUnmarked("k8s.yaml", "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n  - name: api\n", "    ", [s_kubernetes[unknown]],
            0);

    [Theory]
    [InlineData("securityContext: { runAsUser: {0}, runAsGroup: {0}, fsGroup: {0}, supplementalGroups: [{0}], runAsNonRoot: {0} }")]
    [InlineData("securityContext: { seccompProfile: { type: {0} }, appArmorProfile: { type: {0} }, seLinuxOptions: { type: {0}, user: {0} }, " +
        "windowsOptions: { hostProcess: {0} } }")]
    [InlineData("securityContext: { sysctls: [{ name: {0}, value: '1' }] }")]
    [InlineData("securityContext: {0}")]
    [InlineData("hostUsers: {0}\n  hostNetwork: {0}\n  hostPID: {0}\n  hostIPC: {0}\n  os: { name: {0} }\n  automountServiceAccountToken: {0}\n  " +
        "serviceAccountName: {0}")]
    [InlineData("volumes: [{ name: {0}, hostPath: { path: {0} } }, { name: v, nfs: {0} }]")]
    public void A_placeholder_in_a_pod_is_never_marked(string line) =>
        AssertNoneMarks($"apiVersion: v1\nkind: Pod\nmetadata: {{ name: web }}\nspec:\n  {line.Replace("{0}", "\"${UNKNOWN}\"", System.StringComparison.Ordinal)}\n  containers: [{{ name: api, image: acme/api:1.4.2 }}]\n", "k8s.yaml");

    [Theory]
    [InlineData("ARG UNKNOWN\nFROM ${UNKNOWN}\n")]
    [InlineData("ARG UNKNOWN\nFROM a:${UNKNOWN}\nUSER ${UNKNOWN}\nHEALTHCHECK NONE\n")]
    [InlineData("FROM acme/base:1\nARG UNKNOWN\nENV PASSWORD=${UNKNOWN} TOKEN=$UNKNOWN\nWORKDIR ${UNKNOWN}\nEXPOSE ${UNKNOWN}\nADD ${UNKNOWN} /x\nRUN " +
        "chmod ${UNKNOWN} /x\n")]
    public void A_variable_in_a_Dockerfile_is_never_marked(string text) => AssertNoneMarks(text, "Dockerfile");

    [Fact]
    public void Settings_answer_no_when_they_are_unknown()
    {
        var text = "services:\n  api:\n" + string.Concat(s_compose.Select(s => "    "
            + string.Format(System.Globalization.CultureInfo.InvariantCulture, s.Line, "\"${UNKNOWN}\"") + "\n"));
        var container = Lint.Run(null, [], Mode.All, ("compose.yaml", text)).Deployment.ComposeFiles[0].Services[0].Container;
        foreach (var setting in container.Settings().OfType<Setting<bool>>().Where(s => s.Written == Written.Unknown))
            Assert.False(setting.IsExplicitly(true) || setting.IsExplicitly(false) || setting.EffectivelyNot(true) || setting.EffectivelyNot(false),
                setting.Spelling);
        Assert.True(container.Settings().Count(s => s.Written == Written.Unknown) >= 12);
    }

    static void AssertUnmarked(string path, string head, string indent, (string Line, string Value)[] lines, int unknown)
    {
        var text = head;
        for (var i = 0; i < lines.Length; i++)
            text += indent + string.Format(System.Globalization.CultureInfo.InvariantCulture, lines[i].Line, i == unknown ? "\"${UNKNOWN}\"" : lines[i].Value)
                + "\n";
        AssertNoneMarks(text, path);
    }

    static void AssertNoneMarks(string text, string path)
    {
        foreach (var finding in Lint.Run(null, [], Mode.All, (path, text)).FindingsIn(path))
        {
            // An absence stands at the name of its subject, which in a Dockerfile is the base.
            Assert.NotEqual("SEA0003", finding.Rule.Info.Id);
            // An argument without a default, and one that the stage does not declare, are what the other two are about.
            if (finding.Rule is not (Probes.MissingHealthCheck or Stages.InvalidDefaultArgInFrom or Variables.UndefinedVariable))
                Assert.DoesNotContain("UNKNOWN", finding.Location.Source.ToString(finding.Location.Span), System.StringComparison.Ordinal);
        }
    }
}
