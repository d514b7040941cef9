using RazorOkta.Harness;
using RazorOkta.Web;

namespace RazorOkta.Tests.Unit.Web;

/// <summary>One server for one state folder.</summary>
public sealed class StateFolderTests
{
    [Fact]
    public async Task a_second_server_does_not_start_and_says_what_to_do_and_the_first_goes_on()
    {
        using var state = new TemporaryFolder();
        await using var world = await LoginWorld.StartAsync(settings => settings with { StateDir = state.Path });
        var visitor = await world.SignInAsync();

        var second = () => WebHost.StartAsync(_ => new WebHostSettings { OktaUrl = world.Provider.Url, Issuer = world.Provider.Issuer, StateDir = state.Path });

        (await second.Should().ThrowAsync<StateFolderException>()).Which.Message
            .Should().Contain(state.Path).And.Contain("another server").And.Contain("oktaSample.server.stateDir");
        (await visitor.IsSignedInAsync()).Should().BeTrue();
    }

    [Fact]
    public async Task the_folder_is_free_when_its_server_has_ended_and_a_file_alone_holds_nothing()
    {
        using var state = new TemporaryFolder();
        await File.WriteAllTextAsync(state["lock"], ""); // what a server leaves that was killed
        for (var start = 0; start < 2; start++)
        {
            await using var world = await LoginWorld.StartAsync(settings => settings with { StateDir = state.Path });
            (await world.SignInAsync()).Should().NotBeNull();
        }
    }
}
