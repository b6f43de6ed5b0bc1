using System.Linq;
using Seaworthy.Model;
using Xunit;

namespace Seaworthy.Rules.Tests;

/// <summary>Tokens that are for showing: some are meant for everybody, and so they are reported in mode All only.</summary>
public class ShownTokenTests
{
    const string Token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJiaWxsaW5nIn0.q2Vb8tXw4LkPz7Rn";

    [Theory]
    [InlineData(Token)]
    [InlineData("Bearer " + Token)]
    [InlineData("Bearer q2Vb8tXw4LkPz7Rn")]
    public void A_token_is_reported_in_mode_all(string value)
    {
        Assert.True(Speaks("SEA2103", Mode.All, Pod(value)));
        Assert.False(Speaks("SEA2103", Mode.Recommended, Pod(value)));
        Assert.True(Speaks("SEA2121", Mode.All, ConfigMap(value)));
        Assert.False(Speaks("SEA2121", Mode.Recommended, ConfigMap(value)));
    }

    [Theory]
    [InlineData("Bearer $(TOKEN)")]
    [InlineData("Bearer <token from the page>")]
    [InlineData("Bearer of good news")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.e30.")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.$(BODY).$(SIGN)")]
    public void What_is_no_token_is_not(string value)
    {
        Assert.False(Speaks("SEA2103", Mode.All, Pod(value)));
        Assert.False(Speaks("SEA2121", Mode.All, ConfigMap(value)));
    }

    static string Pod(string value) => $$"""
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
          - name: api
            image: acme/api:1.4.2
            env:
            - name: UPSTREAM
              value: "{{value}}"
        """;

    static string ConfigMap(string value) => $$"""
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: web
        data:
          upstream: "{{value}}"
        """;

    static bool Speaks(string id, Mode mode, string text) =>
        Lint.Run(null, [], mode, ("k8s.yaml", text)).FindingsIn("k8s.yaml").Any(f => f.Rule.Info.Id == id);
}
