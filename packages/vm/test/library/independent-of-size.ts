// Functions of the library that take no more time, and make no more, however large what they are given is: each was looked at.

/** By the reason. */
export const INDEPENDENT_OF_SIZE: Readonly<Record<string, readonly string[]>> = {
  'Numbers of a fixed size: a count among them counts nothing.': words(`
    abs sign sqrt exp log log10 sin cos tan asin acos atan atan2 sinh cosh tanh floor ceil round truncate pown incr
    decr exit enum LanguagePrimitives.Int32WithMeasure LanguagePrimitives.EnumOfValue LanguagePrimitives.EnumToValue
    Checked.+ Checked.- Checked.* Checked.~- System.BitConverter.GetBytes#1 System.Text.StringBuilder.Append#3
    System.Math.DivRem#1 System.Math.Abs#1 System.Math.Max#1 System.Math.Min#1 System.Math.Round#2 int.ToString
    System.Math.Sign#1 System.Math.Round#4 System.Math.Round#6 System.Math.Clamp#1 System.Char.ConvertFromUtf32
    int.CompareTo System.Math.Round#8 System.Math.BigMul System.Decimal.Round#2 System.Decimal.Round#4
    System.Enum.GetName#1 System.Enum.GetName#2 System.Enum.IsDefined#1 System.Enum.IsDefined#2 System.Enum.ToObject
    System.Enum.Format new_System.Numerics.BigInteger#1 new_System.Random#1 System.Random.Next#1
    System.Random.Next#2 System.Console.WriteLine#2 System.Console.Write#2 System.Convert.ToInt32#4
    System.Convert.ToInt64#4 System.Convert.ToByte#4 System.Convert.ToUInt32#4 System.Convert.ToDouble#4
    System.Convert.ToSingle#4 System.Convert.ToDecimal#4 System.Convert.ToBoolean#4 System.Convert.ToChar#4
    System.Convert.ToString#4 System.Convert.ToString#6 System.Convert.ToString#7 int.ToString#3 Async.Sleep
    System.Threading.Thread.Sleep
  `),
  'What passes a value on, wraps it or takes it out of what wraps it.': words(`
    Set.toSeq ResizeArray.AsReadOnly LinkedListNode.List id ignore fst snd failwith Failure invalidArg invalidOp
    nullArg raise using lock ref defaultArg lazy seq box unbox isNull LanguagePrimitives.PhysicalEquality
    value@.equalsSame value@.enumerate value@.moveNext value@.current value@.reset type@.statics type@.register
    type@.keep type@.argument seq@.view exn@.become exn@.Message exn@.ToString List.singleton List.toSeq list.Cons
    Array.singleton Array.toSeq Seq.singleton Seq.ofList Option.bind Option.count Option.defaultValue
    Option.defaultWith Option.exists Option.filter Option.flatten Option.fold Option.foldBack Option.forall
    Option.get Option.isNone Option.isSome Option.iter Option.map Option.map2 Option.map3 Option.orElse
    Option.orElseWith Option.toArray Option.toList option.Value option.IsSome option.IsNone Result.bind Result.map
    Result.mapError Result.isOk Result.isError Result.defaultValue Result.defaultWith Result.toOption Result.iter
    Result.exists Result.forall Option.ofObj Option.toObj Result.count Result.fold Result.foldBack Result.toArray
    Result.toList string.ToString string.Clone Set.singleton ResizeArray.GetEnumerator Dictionary.GetEnumerator
    HashSet.GetEnumerator seq.GetEnumerator list.GetEnumerator Queue.GetEnumerator Stack.GetEnumerator
    new_KeyValuePair KeyValuePair.Key KeyValuePair.Value SortedDictionary.GetEnumerator SortedSet.GetEnumerator
    LinkedList.GetEnumerator new_LinkedListNode KeyCollection.GetEnumerator HashIdentity.FromFunctions
    ComparisonIdentity.FromFunction new_System.Exception#1 new_System.Exception#2 new_System.ArgumentException#1
    new_System.ArgumentException#2 new_System.ArgumentException#3 new_System.ArgumentNullException#1
    new_System.ArgumentNullException#2 new_System.ArgumentOutOfRangeException#1
    new_System.ArgumentOutOfRangeException#2 new_System.ArithmeticException#1 new_System.ArithmeticException#2
    new_System.DivideByZeroException#1 new_System.DivideByZeroException#2 new_System.FormatException#1
    new_System.FormatException#2 new_System.IndexOutOfRangeException#1 new_System.IndexOutOfRangeException#2
    new_System.InvalidCastException#1 new_System.InvalidCastException#2 new_System.InvalidOperationException#1
    new_System.InvalidOperationException#2 new_System.NotImplementedException#1 new_System.NotImplementedException#2
    new_System.NotSupportedException#1 new_System.NotSupportedException#2 new_System.NullReferenceException#1
    new_System.NullReferenceException#2 new_System.OverflowException#1 new_System.OverflowException#2
    new_System.ApplicationException#1 new_System.ApplicationException#2 new_System.TimeoutException#1
    new_System.TimeoutException#2 new_System.OperationCanceledException#1 new_System.OperationCanceledException#2
    new_System.Collections.Generic.KeyNotFoundException#1 new_System.Collections.Generic.KeyNotFoundException#2
    System.ArgumentException.ParamName System.ArgumentNullException.ParamName
    System.ArgumentOutOfRangeException.ParamName exn.Message new_Lazy Lazy.Create Lazy.CreateFromValue Lazy.Value
    Lazy.Force Lazy.IsValueCreated ref.Value System.Tuple.Create#2 System.Tuple.Create#3 System.Tuple.Create#4
    System.String.Copy System.String.Intern System.Object.ReferenceEquals exn.InnerException exn.StackTrace
    exn.ToString exn.GetType obj.GetType Array.GetEnumerator System.Convert.ToString#1 System.Convert.ToString#5
  `),
  'What looks at the first items, or at one place, alone.': words(`
    char List.exactlyOne List.head List.isEmpty List.tail List.tryExactlyOne List.tryHead list.Head list.Tail
    list.IsEmpty Array.exactlyOne Array.head Array.isEmpty Array.item Array.tryExactlyOne Array.tryHead Array.get
    Array.set Array2D.get Array2D.set array2D.Item array2D.Item= Seq.exactlyOne Seq.head Seq.isEmpty
    Seq.tryExactlyOne Seq.tryHead string.Chars string.Item string.StartsWith#2 string.EndsWith#2
    System.BitConverter.ToInt32 System.BitConverter.ToInt64 System.BitConverter.ToDouble Set.maxElement
    Set.minElement Map.minKeyValue Map.maxKeyValue Set.MinimumElement Set.MaximumElement ResizeArray.Item
    ResizeArray.Item= ResizeArray.Add Queue.Enqueue Queue.Dequeue Queue.Peek Queue.TryDequeue Queue.TryPeek
    Stack.Push Stack.Pop Stack.Peek Stack.TryPop Stack.TryPeek System.Text.StringBuilder.Chars
    System.Text.StringBuilder.Item SortedSet.Min SortedSet.Max LinkedList.First LinkedList.Last
    LinkedList.AddFirst#1 LinkedList.AddFirst#2 LinkedList.AddLast#1 LinkedList.AddLast#2 LinkedList.AddAfter#1
    LinkedList.AddBefore#1 LinkedList.Remove#1 LinkedList.RemoveFirst LinkedList.RemoveLast LinkedListNode.Value
    LinkedListNode.Value= LinkedListNode.Next LinkedListNode.Previous System.String.IsNullOrEmpty
    System.Char.IsDigit#2 System.Char.IsLetter#2 System.Char.IsLetterOrDigit#2 System.Char.IsWhiteSpace#2
    System.Char.IsUpper#2 System.Char.IsLower#2 System.Char.IsNumber#2 System.Char.IsPunctuation#2
    System.Char.IsSymbol#2 System.Char.IsControl#2 System.Char.IsSeparator#2 System.Char.IsSurrogate#2
    System.Char.IsHighSurrogate#2 System.Char.IsLowSurrogate#2 System.Char.IsSurrogatePair#1
    System.Char.ConvertToUtf32#1 System.Char.TryParse System.Char.Parse Array.GetValue bigint.IsEven bigint.IsZero
    bigint.IsOne bigint.Sign System.Numerics.BigInteger.Abs System.Numerics.BigInteger.Max
    System.Numerics.BigInteger.Min System.Numerics.BigInteger.Compare System.Convert.ToChar#1
    System.Convert.ToChar#5
  `),
  'What knows how large it is, or becomes empty by forgetting.': words(`
    Array.length array.Length Array2D.length1 Array2D.length2 array2D.Length array2D.GetLength array.Rank
    array.GetLength String.length string.Length Map.count Map.isEmpty Map.Count Map.IsEmpty Set.count Set.isEmpty
    Set.Count Set.IsEmpty new_ResizeArray#1 ResizeArray.Count ResizeArray.Clear ResizeArray.TrimExcess
    new_Dictionary#1 Dictionary.Count Dictionary.Clear new_Dictionary#5 HashSet.Count HashSet.TrimExcess
    HashSet.Clear new_Queue#2 Queue.Count Queue.TrimExcess Queue.Clear new_Stack#2 Stack.Count Stack.TrimExcess
    Stack.Clear new_System.Text.StringBuilder#2 System.Text.StringBuilder.Capacity
    System.Text.StringBuilder.MaxCapacity System.Text.StringBuilder.EnsureCapacity System.Text.StringBuilder.Clear
    System.Text.StringBuilder.Length SortedDictionary.Count SortedDictionary.Clear SortedSet.Count SortedSet.Clear
    LinkedList.Count KeyCollection.Count Array.Length
  `),
  'Texts that share the characters of others.': words(`
    string.Substring#1 string.Substring#2 string.Remove#1 string.GetSlice new_System.Text.StringBuilder#1
    System.Text.StringBuilder.Append#1 System.Text.StringBuilder.Append#2 System.Text.StringBuilder.Append#4
    System.Text.StringBuilder.Append#5 System.Text.StringBuilder.Append#6 System.Text.StringBuilder.Append#8
    System.Text.StringBuilder.AppendLine#0 System.Text.StringBuilder.AppendLine#1 new_System.Text.StringBuilder#3
    System.Text.StringBuilder.ToString#1 System.Text.StringBuilder.ToString#2 new_System.IO.StringWriter#1
    System.IO.StringWriter.ToString System.IO.StringWriter.GetStringBuilder
  `),
  'What shows, or compares, no more than a beginning; texts are the same by one instruction of the engine.': words(`
    string enum.ToString string.Equals#3 System.Object.Equals obj.Equals
  `),
  'What is run, or told, later, and pays then.': words(`
    AsyncBuilder.Bind AsyncBuilder.Return AsyncBuilder.ReturnFrom AsyncBuilder.Delay AsyncBuilder.Combine
    AsyncBuilder.TryWith AsyncBuilder.TryFinally AsyncBuilder.Using Async.RunSynchronously Async.StartImmediate
    Async.Start Async.StartChild Async.StartWithContinuations Async.Ignore Async.FromContinuations Event.Publish
    EventOf.Publish
  `),
}

/** What they make shares most of what they are given, and they take longer the more that is. */
export const SHARING: readonly string[] = words(`
    List.skip List.splitAt Map.add Map.change Map.remove Map.Add Map.Remove Map.Change Set.add Set.remove Set.Add
    Set.Remove
`)

/** Keys between blanks; `new_` stands for `new ` in them. */
function words(text: string): readonly string[] {
  return text
    .trim()
    .split(/\s+/)
    .map((key) => key.replace(/^new_/, 'new '))
}
