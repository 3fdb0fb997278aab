let s = async {
    try
      return 1
   with _ -> return 2 }
