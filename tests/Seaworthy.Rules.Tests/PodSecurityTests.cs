using System;
using System.Collections.Generic;
using System.Linq;
using Seaworthy.Knowledge;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Syntax;
using Xunit;

namespace Seaworthy.Rules.Tests;

/// <summary>Pods decided as the Pod Security Standards decide them, release by release: which checks refuse which pod.</summary>
public sealed class PodSecurityTests
{
    const string Good = "securityContext: { runAsNonRoot: true, runAsUser: 1000, allowPrivilegeEscalation: false, seccompProfile: { type: RuntimeDefault " +
        "}, capabilities: { drop: [ALL] } }";

    // What the pod's spec says beside a restricted container 'a'; the release; the checks that refuse it.
    [Theory]
    [InlineData("", "1.37", "")]
    [InlineData("", "1.0", "")]
    [InlineData("hostPID: true", "1.37", "hostNamespaces")]
    [InlineData("hostIPC: true", "1.0", "hostNamespaces")]
    [InlineData("hostNetwork: true", "1.37", "hostNamespaces")]
    [InlineData("hostNetwork: false", "1.37", "")]
    [InlineData("securityContext: { runAsNonRoot: false }", "1.37", "runAsNonRoot")]
    [InlineData("securityContext: { runAsNonRoot: false }\n  hostUsers: false", "1.37", "")]
    [InlineData("securityContext: { runAsNonRoot: false }\n  hostUsers: false", "1.34", "runAsNonRoot")]
    [InlineData("securityContext: { runAsUser: 0 }", "1.37", "runAsUser")]
    [InlineData("securityContext: { runAsUser: 0 }", "1.22", "")]
    [InlineData("securityContext: { runAsUser: 0 }\n  hostUsers: false", "1.35", "")]
    [InlineData("securityContext: { seccompProfile: { type: Unconfined } }", "1.37", "seccompProfile_baseline seccompProfile_restricted")]
    [InlineData("securityContext: { seccompProfile: { type: Unconfined } }", "1.18", "")]
    [InlineData("securityContext: { appArmorProfile: { type: Unconfined } }", "1.37", "appArmorProfile")]
    [InlineData("securityContext: { appArmorProfile: { type: Localhost } }", "1.37", "")]
    [InlineData("securityContext: { seLinuxOptions: { type: container_engine_t } }", "1.31", "")]
    [InlineData("securityContext: { seLinuxOptions: { type: container_engine_t } }", "1.30", "seLinuxOptions")]
    [InlineData("securityContext: { seLinuxOptions: { user: '' , level: s0 } }", "1.30", "")]
    [InlineData("securityContext: { seLinuxOptions: { role: r } }", "1.0", "seLinuxOptions")]
    [InlineData("securityContext: { sysctls: [{ name: net.ipv4.tcp_rmem, value: '1' }] }", "1.32", "")]
    [InlineData("securityContext: { sysctls: [{ name: net.ipv4.tcp_rmem, value: '1' }] }", "1.31", "sysctls")]
    [InlineData("securityContext: { sysctls: [{ name: net.ipv4.tcp_notsent_lowat, value: '1' }] }", "1.36", "sysctls")]
    [InlineData("securityContext: { windowsOptions: { hostProcess: true } }", "1.37", "windowsHostProcess")]
    [InlineData("volumes: [{ name: v, hostPath: { path: /a } }]", "1.37", "hostPathVolumes restrictedVolumes")]
    [InlineData("volumes: [{ name: v, hostPath: { path: /etc } }]", "1.0", "hostPathVolumes restrictedVolumes")]
    [InlineData("volumes: [{ name: v, hostPath: { path: /var/run/docker.sock } }]", "1.37", "hostPathVolumes restrictedVolumes")]
    [InlineData("volumes: [{ name: v, hostPath: null }, { name: w, emptyDir: {} }, { name: x, image: { reference: a } }]", "1.37", "")]
    [InlineData("volumes: [{ name: v, nfs: { server: a, path: b } }]", "1.0", "restrictedVolumes")]
    [InlineData("initContainers: [{ name: i, image: a }]", "1.37", "allowPrivilegeEscalation capabilities_restricted runAsNonRoot seccompProfile_restricted")]
    [InlineData("initContainers: [{ name: i, image: a }]", "1.21", "allowPrivilegeEscalation runAsNonRoot seccompProfile_restricted")]
    [InlineData("initContainers: [{ name: i, image: a }]", "1.7", "runAsNonRoot")]
    [InlineData("os: { name: windows }\n  initContainers: [{ name: i, image: a }]", "1.25", "runAsNonRoot")]
    [InlineData("os: { name: windows }\n  initContainers: [{ name: i, image: a }]", "1.24",
        "allowPrivilegeEscalation capabilities_restricted runAsNonRoot seccompProfile_restricted")]
    [InlineData("nodeSelector: { kubernetes.io/os: windows }\n  initContainers: [{ name: i, image: a }]", "1.25",
        "allowPrivilegeEscalation capabilities_restricted runAsNonRoot seccompProfile_restricted")]
    [InlineData("os: { name: windows }\n  initContainers: [{ name: i, image: a, securityContext: { runAsNonRoot: true, capabilities: { add: [NET_ADMIN] }, " +
        "seccompProfile: { type: Unconfined } } }]", "1.25", "capabilities_baseline seccompProfile_baseline")]
    [InlineData("ephemeralContainers: [{ name: e, image: a, securityContext: { privileged: true, runAsNonRoot: true, allowPrivilegeEscalation: false, " +
        "seccompProfile: { type: Localhost }, capabilities: { drop: [ALL] } } }]", "1.37", "privileged")]
    public void A_pod_is_refused_by_exactly_these_checks(string spec, string release, string checks) =>
        Assert.Equal(checks, Checks($"apiVersion: v1\nkind: Pod\nmetadata: {{ name: p }}\nspec:\n  {spec}\n  containers: [{{ name: a, image: a, {Good} }}]\n",
            release));

    // The same for one container.
    [Theory]
    [InlineData("privileged: true", "1.37", "privileged")]
    [InlineData("procMount: Unmasked", "1.37", "procMount procMount_restricted")]
    [InlineData("procMount: Default", "1.37", "")]
    [InlineData("seccompProfile: { type: custom }", "1.37", "seccompProfile_baseline seccompProfile_restricted")]
    [InlineData("allowPrivilegeEscalation: true", "1.37", "allowPrivilegeEscalation")]
    [InlineData("runAsUser: 0", "1.37", "runAsUser")]
    [InlineData("runAsNonRoot: false", "1.37", "runAsNonRoot")]
    [InlineData("capabilities: { drop: [all] }", "1.37", "capabilities_restricted")]
    [InlineData("capabilities: { drop: [NET_RAW] }", "1.22", "capabilities_restricted")]
    [InlineData("capabilities: { drop: [NET_RAW] }", "1.21", "")]
    [InlineData("capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] }", "1.37", "")]
    [InlineData("capabilities: { drop: [ALL], add: [CHOWN] }", "1.37", "capabilities_restricted")]
    [InlineData("capabilities: { drop: [ALL], add: [CHOWN] }", "1.21", "")]
    [InlineData("capabilities: { drop: [ALL], add: [NET_RAW] }", "1.37", "capabilities_baseline capabilities_restricted")]
    [InlineData("capabilities: { drop: [ALL], add: [SYS_ADMIN] }", "1.37", "capabilities_baseline capabilities_restricted")]
    [InlineData("capabilities: { drop: [ALL], add: [chown] }", "1.37", "capabilities_baseline capabilities_restricted")]
    public void A_container_is_refused_by_exactly_these_checks(string change, string release, string checks)
    {
        var key = change[..change.IndexOf(':', StringComparison.Ordinal)];
        var settings = new Dictionary<string, string>
        {
            ["runAsNonRoot"] = "true",
            ["runAsUser"] = "1000",
            ["allowPrivilegeEscalation"] = "false",
            ["seccompProfile"] = "{ type: RuntimeDefault }",
            ["capabilities"] = "{ drop: [ALL] }",
            [key] = change[(key.Length + 1)..],
        };
        var context = string.Join(", ", settings.Select(s => $"{s.Key}: {s.Value}"));
        Assert.Equal(checks,
            Checks($"apiVersion: v1\nkind: Pod\nmetadata: {{ name: p }}\nspec:\n  containers: [{{ name: a, image: a, securityContext: {{ {context} }} }}]\n",
            release));
    }

    [Theory]
    [InlineData("ports: [{ containerPort: 80, hostPort: 0 }]", "1.37", "")]
    [InlineData("ports: [{ containerPort: 80, hostPort: 80 }]", "1.0", "hostPorts")]
    [InlineData("livenessProbe: { httpGet: { port: 80, host: a } }", "1.34", "hostProbesAndHostLifecycle")]
    [InlineData("lifecycle: { postStart: { tcpSocket: { port: 80, host: a } } }", "1.34", "hostProbesAndHostLifecycle")]
    [InlineData("lifecycle: { postStart: { tcpSocket: { port: 80, host: a } } }", "1.33", "")]
    [InlineData("startupProbe: { tcpSocket: { port: 80, host: '' } }", "1.37", "")]
    public void The_rest_of_a_container_counts_too(string entry, string release, string checks) =>
        Assert.Equal(checks, Checks($"apiVersion: apps/v1\nkind: Deployment\nmetadata: {{ name: p }}\nspec:\n  template:\n    spec:\n      containers: [{{ name: a, image: a, {entry}, {Good} }}]\n", release));

    [Theory]
    [InlineData("seccomp.security.alpha.kubernetes.io/pod: unconfined", "1.18", "seccompProfile_baseline")]
    [InlineData("container.seccomp.security.alpha.kubernetes.io/a: unconfined", "1.18", "seccompProfile_baseline")]
    [InlineData("container.seccomp.security.alpha.kubernetes.io/a: unconfined", "1.19", "")]
    [InlineData("seccomp.security.alpha.kubernetes.io/pod: localhost/acme", "1.18", "")]
    [InlineData("container.apparmor.security.beta.kubernetes.io/a: unconfined", "1.37", "appArmorProfile")]
    [InlineData("container.apparmor.security.beta.kubernetes.io/none: bogus", "1.0", "appArmorProfile")]
    [InlineData("container.apparmor.security.beta.kubernetes.io/a: ''", "1.0", "")]
    [InlineData("container.apparmor.security.beta.kubernetes.io/a: localhost/b", "1.0", "")]
    public void Annotations_count_while_Kubernetes_reads_them(string annotation, string release, string checks) =>
        Assert.Equal(checks, Checks($"apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n  annotations: {{ {annotation} }}\nspec:\n  containers: [{{ name: a, image: a, {Good} }}]\n", release));

    static string Checks(string text, string release)
    {
        var version = KubernetesVersion.Parse(release)!.Value;
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var preset in new[] { Preset.PssBaseline, Preset.PssRestricted })
        {
            var settings = SeverityResolver.Resolve(new GlobalSettings { Preset = preset, KubernetesVersion = version }, null);
            var workspace = WorkspaceBuilder.OfTexts([new FoundFile("k8s.yaml", FileKind.Kubernetes, text)], settings, rethrowFaults: true);
            foreach (var finding in Linter.Run(workspace).Findings)
                found.UnionWith(finding.Rule.Info.Aliases.Where(a => a.StartsWith("pss:", StringComparison.Ordinal)).Select(a => a[4..]));
        }
        found.RemoveWhere(check => !Exists(check, version));
        return string.Join(" ", found);
    }

    // A rule may carry the names of both profiles; below these releases the restricted one has no such check.
    static bool Exists(string check, KubernetesVersion version) => check switch
    {
        "seccompProfile_restricted" => version.IsAtLeast(19),
        "capabilities_restricted" => version.IsAtLeast(22),
        "procMount_restricted" => version.IsAtLeast(35),
        _ => true,
    };
}
