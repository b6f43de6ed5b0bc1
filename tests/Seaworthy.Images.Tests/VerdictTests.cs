using Xunit;

namespace Seaworthy.Images.Tests;

public sealed class VerdictTests
{
    [Fact]
    public void A_verdict_without_details_has_empty_lists()
    {
        var verdict = new Verdict(TrustScheme.Notation, TrustState.Unsigned, "no signature");
        Assert.Empty(verdict.Evidence);
        Assert.Empty(verdict.Notes);
    }
}
