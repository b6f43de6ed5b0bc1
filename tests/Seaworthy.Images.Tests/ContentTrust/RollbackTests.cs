using System;
using System.Linq;
using Xunit;

namespace Seaworthy.Images.Tests.ContentTrust;

/// <summary>What was decided about states that notary's own client accepts: gaps between roots, and delegations that went back.</summary>
public sealed class RollbackTests
{
    readonly TestRepository _repository = new();

    Verdict Verify(Verdict? before, string tag = "v1") => _repository.Publish().Verify(tag, with: q => q with { Seen = before?.Evidence ?? [] });

    static long? VersionOf(Verdict verdict, string kind) => verdict.Evidence.FirstOrDefault(e => e.Kind == kind)?.Version;

    [Fact]
    public void A_gap_between_roots_is_refused_although_the_keys_are_the_same()
    {
        var first = Verify(null);
        _repository.Versions["root"] = 4;
        var verdict = Verify(first);
        Assert.Equal(TrustState.WrongSigner, verdict.State);
        Assert.Contains("Version 2 of the root is missing", verdict.Reason, StringComparison.Ordinal);
        Assert.Contains($"seaworthy lock --reset --only {TestRepository.Gun}", verdict.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("targets/releases")]
    [InlineData("targets/alice")]
    public void A_delegation_that_went_back_is_refused_for_its_tags_and_stays_known(string role)
    {
        _repository.Paths[role] = ["v1"];
        _repository.Tags["targets"]["v2"] = TestRepository.Image;
        _repository.Versions[role] = 5;
        var first = Verify(null);
        _repository.Versions[role] = 3;
        var refused = Verify(first);
        Assert.Equal(TrustState.RolledBack, refused.State);
        Assert.Contains($"{role} is of version 3, and 5 was seen before", refused.Reason, StringComparison.Ordinal);
        var other = Verify(first, "v2");
        Assert.Equal(TrustState.Signed, other.State);
        Assert.Contains(other.Notes, n => n.Contains(role, StringComparison.Ordinal));
        Assert.Equal(5, VersionOf(other, role));
        Assert.Equal(TrustState.RolledBack, Verify(other).State);
    }

    [Fact]
    public void A_digest_without_a_tag_is_refused_where_any_delegation_went_back()
    {
        _repository.Versions["targets/alice"] = 5;
        var first = Verify(null);
        _repository.Versions["targets/alice"] = 3;
        Assert.Equal(TrustState.RolledBack, _repository.Publish().Verify(tag: null, with: q => q with { Seen = first.Evidence }).State);
    }

    [Fact]
    public void A_delegation_that_is_no_longer_shown_went_back_too()
    {
        _repository.Tags["targets"]["v1"] = TestRepository.Other;
        var first = Verify(null);
        Assert.Equal(TrustState.Signed, first.State);
        // Without it the older entry in targets would count.
        _repository.Before["snapshot"] = static signed => signed["meta"]!.AsObject().Remove("targets/releases");
        var refused = Verify(first);
        Assert.Equal(TrustState.RolledBack, refused.State);
        Assert.Contains("targets/releases is missing, and version 1 was seen before", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(TrustState.Invalid, Verify(null).State);
    }

    [Fact]
    public void A_delegation_that_was_removed_is_forgotten()
    {
        var first = Verify(null);
        _repository.Tags.Remove("targets/alice");
        var second = Verify(first);
        Assert.Equal(TrustState.Signed, second.State);
        Assert.Null(VersionOf(second, "targets/alice"));
    }

    [Fact]
    public void A_delegation_that_expired_stays_known()
    {
        _repository.Versions["targets/alice"] = 5;
        var first = Verify(null);
        _repository.Expiries["targets/alice"] = TestRepository.Today.AddDays(-1);
        var second = Verify(first);
        Assert.Equal((TrustState.Signed, 5), (second.State, VersionOf(second, "targets/alice")));
    }
}
