using Optimizer.Core.Storage.Integrity;

namespace Optimizer.Core.Tests.Storage.Integrity;

public class DocumentSealTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("{\"a\":1}")]
    [InlineData("{\"a\":{\"seal\":\"0123456789abcdef\"}}")]
    [InlineData("\"shop\"")]
    [InlineData("5")]
    public void What_is_sealed_opens_as_it_was(string json) => Assert.Equal((json, true), DocumentSeal.Open(DocumentSeal.Put(json)));

    [Fact]
    public void No_change_of_one_character_passes_for_another_value()
    {
        const string Json = "{\"function\":\"price\",\"live\":1,\"canary\":null}";
        var text = DocumentSeal.Put(Json);
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var other in "0a\"},:")
            {
                if (text[i] == other) continue;
                var (json, whole) = DocumentSeal.Open($"{text[..i]}{other}{text[(i + 1)..]}");
                Assert.True(!whole || json == Json, $"place {i} as {other}: {json}");
            }
        }
    }

    [Fact]
    public void No_shorter_text_passes()
    {
        var text = DocumentSeal.Put("{\"function\":\"price\",\"live\":1}");
        for (var length = 0; length < text.Length; length++) Assert.False(DocumentSeal.Open(text[..length]).Whole, text[..length]);
    }
}
