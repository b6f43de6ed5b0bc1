using Seaworthy.Knowledge;
using Xunit;

namespace Seaworthy.Core.Tests.Knowledge;

public sealed class VulnerableImagesTests
{
    [Theory]
    [InlineData("/argoproj/argocd", "v2.0.1", true, true)]
    [InlineData("/argoproj/argocd", "v2.2.4", false, false)]
    [InlineData("/acme/argocd", "v2.0.1", false, true)]
    [InlineData("/argocd", "v2.1.8", false, true)]
    [InlineData("/acme/argocd", "v2.2.4", false, false)]
    [InlineData("/acme/grafana", "9.2.3-ubuntu", false, true)]
    [InlineData("/acme/mygrafana", "9.2.3", false, false)]
    [InlineData("/acme/controller", "v1.0.0", false, false)]
    [InlineData("/ingress-nginx/controller", "v1.11.4", true, true)]
    [InlineData("/grafana/grafana", "latest", false, false)]
    public void Repository_and_release(string repository, string tag, bool isKnown, bool isKnownOfAnyOwner)
    {
        Assert.Equal(isKnown, VulnerableImages.Find(repository, tag, anyOwner: false) is not null);
        Assert.Equal(isKnownOfAnyOwner, VulnerableImages.Find(repository, tag, anyOwner: true) is not null);
    }
}
