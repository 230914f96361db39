using System.Text.Json;
using Optimizer.Runtime.Json;
using Optimizer.Runtime.Recording;
using Optimizer.Runtime.Tests.Samples;

namespace Optimizer.Runtime.Tests.Recording;

public sealed class RedactorTests
{
    private static readonly Secret Value = new("4111-1111", "gift") { Pin = 4711, Account = new Guid(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]), Emails = ["a@b.example"] };
    private readonly Redactor redactor = new(ARuntime.Key);

    [Fact]
    public void Nothing_sensitive_is_left()
    {
        var text = redactor.TryWrite(Value)!.Json.GetRawText();
        Assert.DoesNotContain("4111", text, StringComparison.Ordinal);
        Assert.DoesNotContain("4711", text, StringComparison.Ordinal);
        Assert.DoesNotContain("00000001-0002", text, StringComparison.Ordinal);
        Assert.DoesNotContain("a@b.example", text, StringComparison.Ordinal);
        Assert.Contains("gift", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_values_stay_equal_and_others_differ()
    {
        Assert.Equal(Write(Value), Write(Value with { }));
        Assert.NotEqual(Write(Value), Write(Value with { Card = "4222-2222" }));
        Assert.NotEqual(Write(Value), Write(Value with { Pin = 4712 }));
    }

    [Fact]
    public void Another_key_gives_other_hashes() =>
        Assert.NotEqual(Write(Value), new Redactor(new byte[32]).TryWrite(Value)!.Json.GetRawText());

    [Fact]
    public void What_is_left_can_still_be_read_as_the_type()
    {
        var read = redactor.TryWrite(Value)!.Json.Deserialize<Secret>(PlatformJson.Options)!;
        Assert.NotEqual(Value.Pin, read.Pin);
        Assert.NotNull(read.Account);
        Assert.StartsWith("redacted-", Assert.Single(read.Emails), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_value_stays_missing() =>
        Assert.Equal(JsonValueKind.Null, redactor.TryWrite(Value with { Account = null })!.Json.GetProperty("account").ValueKind);

    [Fact]
    public void Values_without_sensitive_members_are_written_as_policies_key_them()
    {
        var request = new PriceRequest("Ä", 2);
        Assert.Equal(RequestKey.Of(request), RequestKey.Of(redactor.TryWrite(request)!.Json));
    }

    [Fact]
    public void Tells_which_texts_it_replaced() =>
        Assert.Equal(["4111-1111", "4711", "a@b.example", Value.Account.ToString()!], redactor.TryWrite(Value)!.Replaced!.Keys.Order(StringComparer.Ordinal).OrderBy(k => k == Value.Account.ToString()));

    [Fact]
    public void A_cyclic_value_gives_nothing() => Assert.Null(redactor.TryWrite(new Cycle()));

    private string Write(Secret value) => redactor.TryWrite(value)!.Json.GetRawText();
}
