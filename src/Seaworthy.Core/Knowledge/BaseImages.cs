using Seaworthy.Syntax;

namespace Seaworthy.Knowledge;

/// <summary>What is known of public images without asking a registry: who they run as, and on which system. Anything not listed is unknown.</summary>
/// <remarks>
/// Sources: each image's own Dockerfile in its public repository, read for the user of its last stage. Docker Official Images run as root unless
/// listed; Microsoft documents UID 1654 (<c>app</c>) as the user of the chiseled and distroless .NET images.
/// </remarks>
static class BaseImages
{
    // Docker Official Images whose Dockerfile ends with another user than root.
    static readonly HashSet<string> s_nonRootOfficial =
    [
        "adminer", "crate", "elasticsearch", "geonetwork", "groovy", "haproxy", "jetty", "jruby", "kibana", "kong", "logstash", "memcached",
        "open-liberty", "rocket.chat", "solr", "sonarqube", "teamspeak", "varnish", "websphere-liberty",
    ];

    // repository prefix -> the images below it end with another user than root
    static readonly string[] s_nonRootPrefixes =
    [
        "cgr.dev/chainguard/", "docker.io/bitnami/", "docker.io/bitnamilegacy/", "docker.io/bitnamisecure/", "docker.io/nginxinc/nginx-unprivileged",
        "docker.io/grafana/", "docker.io/prom/", "quay.io/prometheus/", "docker.elastic.co/", "docker.io/jenkins/jenkins", "docker.io/selenium/",
        "dhi.io/", "ghcr.io/nginxinc/nginx-unprivileged",
    ];

    static readonly string[] s_rootPrefixes =
    [
        "gcr.io/distroless/", "registry.access.redhat.com/ubi", "registry.redhat.io/ubi", "mcr.microsoft.com/dotnet/", "mcr.microsoft.com/devcontainers/",
        "docker.io/nvidia/cuda", "nvcr.io/nvidia/cuda", "docker.io/amazon/", "public.ecr.aws/docker/library/", "public.ecr.aws/amazonlinux/",
            "public.ecr.aws/lambda/",
        "mcr.microsoft.com/azurelinux/", "mcr.microsoft.com/cbl-mariner/",
    ];

    /// <summary>The user that the image runs as by default: true for root, false for another, null where nobody knows.</summary>
    public static bool? RunsAsRoot(ImageName image)
    {
        var repository = image.Repository;
        var tag = image.Tag ?? "";
        if (IsWindows(image) == true)
            return null;
        if (HasWord(tag, "nonroot") || HasWord(tag, "rootless") || HasWord(tag, "unprivileged"))
            return false;
        if (repository.StartsWith("mcr.microsoft.com/", StringComparison.Ordinal) && (tag.Contains("chiseled") || tag.Contains("distroless")))
            return false;
        if (StartsWithAny(repository, s_nonRootPrefixes))
            return false;
        if (repository.StartsWith("docker.io/library/", StringComparison.Ordinal))
            return !s_nonRootOfficial.Contains(image.ShortName);
        return StartsWithAny(repository, s_rootPrefixes) ? true : null;
    }

    /// <summary>The image sets PATH and no other variable, as its Dockerfile in the official repository shows.</summary>
    public static bool SetsOnlyPath(ImageName image) =>
        image.Repository is "docker.io/library/alpine" or "docker.io/library/busybox" or "docker.io/library/debian" or "docker.io/library/ubuntu";

    /// <summary>True for a Windows image, false for a known Linux one, null where nobody knows.</summary>
    public static bool? IsWindows(ImageName image)
    {
        var repository = image.Repository;
        var tag = image.Tag ?? "";
        if (repository.StartsWith("mcr.microsoft.com/windows", StringComparison.Ordinal) ||
            repository.StartsWith("mcr.microsoft.com/dotnet/framework/", StringComparison.Ordinal) ||
            repository.StartsWith("docker.io/microsoft/", StringComparison.Ordinal) ||
            tag.Contains("nanoserver") || tag.Contains("windowsservercore") || tag.Contains("ltsc20"))
            return true;
        return repository.StartsWith("docker.io/library/", StringComparison.Ordinal) || StartsWithAny(repository, s_rootPrefixes)
            || StartsWithAny(repository, s_nonRootPrefixes)
            ? false
            : null;
    }

    static bool StartsWithAny(string text, string[] prefixes)
    {
        foreach (var prefix in prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    static bool HasWord(string tag, string word)
    {
        var index = tag.IndexOf(word, StringComparison.Ordinal);
        return index >= 0 && (index == 0 || !char.IsLetterOrDigit(tag[index - 1])) &&
            (index + word.Length == tag.Length || !char.IsLetterOrDigit(tag[index + word.Length]));
    }
}
