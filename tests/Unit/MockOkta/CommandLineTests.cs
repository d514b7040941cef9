using RazorOkta.MockOkta.Configuration;

namespace RazorOkta.Tests.Unit.MockOkta;

public sealed class CommandLineTests
{
    [Fact]
    public void flags_are_settings()
    {
        var line = Parse("--port", "7001", "--definition=org.json", "--https", "--authority-file", "ca.pem", "--also-known-as", "one", "--also-known-as", "two", "--listen", "0.0.0.0", "--host", "localhost", "--config", "x.json");
        line.Problem.Should().BeNull();
        line.ConfigFile.Should().Be("x.json");
        line.Settings.Should().BeEquivalentTo(new Dictionary<string, string?>
        {
            ["mockOkta:port"] = "7001", ["mockOkta:definition"] = Path.GetFullPath("org.json", Path.GetTempPath()), ["mockOkta:https"] = "true",
            ["mockOkta:authorityFile"] = Path.GetFullPath("ca.pem", Path.GetTempPath()),
            ["mockOkta:alsoKnownAs:0"] = "one", ["mockOkta:alsoKnownAs:1"] = "two", ["mockOkta:listen"] = "0.0.0.0", ["mockOkta:host"] = "localhost",
        });
    }

    [Theory]
    [InlineData("--prot", "'--prot' is not known here. Did you mean '--port'?")]
    [InlineData("--Definitions", "'--Definitions' is not known here. Did you mean '--definition'?")]
    [InlineData("-https", "'-https' is not known here. Did you mean '--https'?")]
    [InlineData("--authorityfile=ca.pem", "'--authorityfile' is not known here. Did you mean '--authority-file'?")]
    [InlineData("--frobnicate", "'--frobnicate' is not known here.")]
    [InlineData("seven", "'seven' is not known here.")]
    [InlineData("--port", "--port needs a value.")]
    [InlineData("--port=", "--port needs a value.")]
    public void what_is_not_understood_is_said(string word, string problem) => Parse(word).Problem.Should().Be(problem);

    private static CommandLine Parse(params string[] args) => CommandLine.Parse(args, Path.GetTempPath());
}
