namespace Seaworthy.Knowledge;

/// <summary>What kinds of objects do, as far as joins must know.</summary>
static class ObjectMakers
{
    /// <summary>
    /// A controller may make pods, Services, Secrets or ConfigMaps of such an object, which then stand in no file. Kinds of Kubernetes itself do so in known
    /// ways,
    /// and some kinds of others only describe.
    /// </summary>
    public static bool MayMakeObjects(string apiVersion, string kind)
    {
        var slash = apiVersion.IndexOf('/');
        if (slash < 0)
            return false;
        var group = apiVersion.Substring(0, slash);
        if (group.IndexOf('.') < 0)
            return group is not ("apps" or "batch" or "autoscaling" or "policy" or "extensions");
        if (group.EndsWith(".k8s.io", StringComparison.Ordinal))
            return group.EndsWith(".x-k8s.io", StringComparison.Ordinal);
        return kind is not ("ServiceMonitor" or "PodMonitor" or "PrometheusRule" or "Probe" or "ScrapeConfig" or "VirtualService" or "DestinationRule"
            or "ServiceEntry" or "Sidecar"
            or "AuthorizationPolicy" or "PeerAuthentication" or "RequestAuthentication" or "ServiceProfile" or "IngressRoute" or "Middleware"
                or "TraefikService" or "ScaledObject"
            or "TriggerAuthentication" or "VerticalPodAutoscaler" or "CiliumNetworkPolicy" or "CiliumClusterwideNetworkPolicy" or "BackendConfig"
                or "FrontendConfig"
            or "PodDisruptionBudget" or "GlobalNetworkPolicy" or "NetworkPolicy" or "SecurityContextConstraints" or "DeploymentConfig" or "Rollout")
            && !IsSecretMaker(kind);
    }

    /// <summary>Makes Secrets, and nothing else that is referred to.</summary>
    public static bool IsSecretMaker(string kind) =>
        kind is "Certificate" or "Issuer" or "ClusterIssuer" or "ExternalSecret" or "ClusterExternalSecret" or "SecretStore" or "ClusterSecretStore"
            or "SealedSecret"
            or "VaultStaticSecret" or "VaultDynamicSecret" or "VaultPKISecret" or "OnePasswordItem" or "InfisicalSecret" or "SecretProviderClass";
}
