using Seaworthy.Knowledge;
using Xunit;

namespace Seaworthy.Core.Tests.Knowledge;

public sealed class SecretFormatsTests
{
    [Theory]
    [InlineData("AKIAQ4ZBT7MD2XKSLW9P", "AKIAQ4ZBT7MD2XKSLW9P")]
    [InlineData("x AKIAQ4ZBT7MD2XKSLW9P y", "AKIAQ4ZBT7MD2XKSLW9P")]
    [InlineData("AKIAQ4ZBT7MD2XKSLW9PX", null)]
    [InlineData("XAKIAQ4ZBT7MD2XKSLW9P", null)]
    [InlineData("AKIAIOSFODNN7EXAMPLE", null)]
    [InlineData("AKIAXXXXXXXXXXXXXXXX", null)]
    [InlineData("postgres://a:s3same@db/x", "s3same")]
    [InlineData("postgres://a:$PW@db/x", null)]
    [InlineData("postgres://a:<pw>@db/x", null)]
    [InlineData("postgres://a@db/x", null)]
    [InlineData("http://host:8080/a@b", null)]
    [InlineData("Server=db;Password=s3same;Encrypt=true", "s3same")]
    [InlineData("Server=db;Pwd=s3same", "s3same")]
    [InlineData("Server=db;NoPassword=s3same", null)]
    [InlineData("Server=db;Password=;", null)]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----abc", "-----BEGIN RSA PRIVATE KEY-----abc")]
    [InlineData("-----BEGIN CERTIFICATE-----abc", null)]
    [InlineData("://", null)]
    [InlineData("a://:@", null)]
    [InlineData("", null)]
    public void Known_forms(string text, string? secret)
    {
        var found = SecretFormats.Find(text, out var kind);
        Assert.Equal(secret, found is { } span ? text.Substring(span.Start, span.Length) : null);
        Assert.Equal(secret is null, kind.Length == 0);
    }
}
