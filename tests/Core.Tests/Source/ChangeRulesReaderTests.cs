using Optimizer.Core.Source;

namespace Optimizer.Core.Tests.Source;

public class ChangeRulesReaderTests
{
    private const string Head = "{\"platform\":\"shop\",\"functions\":[{\"id\":\"quote\",\"type\":\"Shop.Quote\"}],\n";

    [Fact]
    public void Reads_windows_and_budgets()
    {
        var rules = PlatformDefinitionReader.Read(Head + """
            "changes": { "freeze": [ { "cron": "0 17 * * FRI", "hours": 63.5, "timeZone": "Europe/Berlin" } /* weekends */ ], "perDay": 3, "perWeek": 10, } }
            """).Changes!;
        Assert.Equal((3, 10), (rules.PerDay, rules.PerWeek));
        Assert.Equal(("0 17 * * FRI", 63.5, "Europe/Berlin"), (rules.Freeze[0].Cron, rules.Freeze[0].Hours, rules.Freeze[0].TimeZone));
    }

    [Fact]
    public void A_platform_without_rules_has_none() => Assert.Null(PlatformDefinitionReader.Read(Head + "\"references\":[]}").Changes);

    [Theory]
    [InlineData("{\"perDay\":0}", "platform.json(2,21): \"changes.perDay\": 0 is not within 1 to 500")]
    [InlineData("{\"perWeek\":501}", "platform.json(2,22): \"changes.perWeek\": 501 is not within 1 to 500")]
    [InlineData("{\"perDay\":\"three\"}", "platform.json(2,21): \"changes.perDay\": ")]
    [InlineData("{\"perdays\":3}", "platform.json(2,22): \"changes.perdays\": ")]
    [InlineData("[]", "platform.json(2,11): \"changes\": ")]
    [InlineData("{\"freeze\":[null]}", "platform.json(2,22): \"changes.freeze[0]\": a window is to be an object")]
    [InlineData("{\"freeze\":[{\"cron\":\"often\",\"hours\":1,\"timeZone\":\"UTC\"}]}", "platform.json(2,30): \"changes.freeze[0].cron\": 'often' is no cron")]
    [InlineData("{\"freeze\":[{\"cron\":\"0 0 9 * * *\",\"hours\":1,\"timeZone\":\"UTC\"}]}", "platform.json(2,30): \"changes.freeze[0].cron\": '0 0 9 * * *' is no cron")]
    [InlineData("{\"freeze\":[{\"cron\":\"0 9 * * *\",\"hours\":169,\"timeZone\":\"UTC\"}]}", "platform.json(2,50): \"changes.freeze[0].hours\": 169 is not")]
    [InlineData("{\"freeze\":[{\"cron\":\"0 9 * * *\",\"timeZone\":\"UTC\"}]}", "platform.json(2,22): \"changes.freeze[0].hours\": 0 is not")]
    [InlineData("{\"freeze\":[{\"cron\":\"0 9 * * *\",\"hours\":1,\"timeZone\":\"Mars/Base\"}]}", "platform.json(2,63): \"changes.freeze[0].timeZone\": 'Mars/Base' is no time zone")]
    public void Says_where_and_what_is_wrong(string changes, string expected)
    {
        var faults = Assert.Throws<PlatformFaultsException>(() => PlatformDefinitionReader.Read($"{Head}\"changes\":{changes}}}")).Faults;
        Assert.StartsWith(expected, Assert.Single(faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_all_faults_at_once() => Assert.Equal(4, Assert.Throws<PlatformFaultsException>(
        () => PlatformDefinitionReader.Read(Head + "\"changes\":{\"perDay\":-1,\"freeze\":[{}]}}")).Faults.Count);
}
